import { describe, expect, it } from 'vitest'
import { Problem } from '../../api/problem'
import { command, curl, shortest } from '../ask'
import { type Answered, biggestChange, biggestDrop, type Counts, type StepAnswer, withPlaces } from './answer'
import { concerns, refusalOf } from './options/refused'
import {
  bySplit,
  EMPTY,
  editable,
  isAsked,
  labelOf,
  moved,
  type Question,
  read,
  reordered,
  sent,
  splitBy,
  stepOf,
  typed,
  withOptions,
  withSome,
} from './question'

const NONE = {
  reached: null,
  dropped: null,
  open: null,
  quiet: null,
  fromFirst: null,
  fromPrevious: null,
  low: null,
  high: null,
  time: null,
}

const step = (reached: number, dropped: number, change?: number, earlier = reached): StepAnswer => {
  const figures = {
    reached,
    dropped,
    open: 0,
    quiet: 0,
    fromFirst: 1,
    fromPrevious: 1,
    low: 0,
    high: 1,
    time: { fromPrevious: null, fromFirst: null },
  }
  const compared = { change: { ...NONE, fromPrevious: change ?? null }, before: { ...figures, reached: earlier } }
  return { label: 's', ...figures, ...(change === undefined ? {} : compared) }
}

const counts = (...steps: StepAnswer[]): Counts => ({
  entered: 0,
  completed: 0,
  rate: null,
  rateMature: null,
  immature: 0,
  excluded: 0,
  steps,
})

describe('a question', () => {
  it('comes back from the address bar as it was, with what the page does not know', () => {
    const question = { ask: 'funnel', steps: ['a', { goal: 'sale' }], window: '7d', hold: ['order_id'] } as Question
    expect(read(JSON.stringify(question))).toEqual(question)
    expect(read(question)).toEqual(question)
    expect(read('no question')).toEqual({ ask: 'funnel', steps: [] })
    expect(read({ steps: 'a' })).toEqual({ ask: 'funnel', steps: [] })
  })
  it('is written as short as it can be', () => {
    expect(stepOf({ event: 'a', where: [{ property: '', op: '=' }] })).toBe('a')
    expect(stepOf({ event: 'a', nth: 2 })).toEqual({ event: 'a', nth: 2, where: [] })
    expect(shortest({ ask: 'funnel', steps: ['a'], window: '' })).toEqual({ ask: 'funnel', steps: ['a'] })
  })
  it('keeps steps that only the contract knows', () => {
    expect(editable({ any: ['a', 'b'] })).toBeUndefined()
    expect(editable({ match: { event: 'a' }, label: 'A' })).toEqual({ event: 'a' })
    expect(labelOf({ match: 'a', label: 'A' })).toBe('A')
    expect(labelOf({ goal: 'sale' })).toBe('sale')
    expect(labelOf({ any: ['a', { stage: 'loyalty', model: 'four-stage' }] })).toBe('a / loyalty')
  })
  it('is quoted for a shell whatever stands in it', () => {
    const hostile: Question = { ask: 'funnel', steps: ["it's $(id)"] }
    expect(command("o'k", hostile)).toBe(
      `echo '{"ask":"funnel","steps":["it'\\''s $(id)"]}' | ./fullfunnel ask - --workspace 'o'\\''k'`,
    )
    expect(curl('http://x', hostile)).toContain(`-d '{"ask":"funnel","steps":["it'\\''s $(id)"]}'`)
  })
  it('takes values as people mean them', () => {
    expect(['12', '012', 'true', '1e5', ''].map(typed)).toEqual([12, '012', true, '1e5', ''])
  })
  it('moves steps', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
})

describe('what is said first', () => {
  it('is the biggest change, if one is worth a word', () => {
    expect(biggestChange(counts(step(100, 0, 0.9), step(50, 50, -0.164), step(40, 10, 0.02)))).toEqual({
      step: 1,
      change: -0.164,
    })
    expect(biggestChange(counts(step(100, 0), step(50, 50, 0.001)))).toBeUndefined()
  })
  it('is no change among fewer than 30 people, now or before', () => {
    expect(biggestChange(counts(step(29, 0, 0), step(5, 24, -0.5)))).toBeUndefined()
    expect(biggestChange(counts(step(100, 0, 0, 29), step(50, 50, -0.5)))).toBeUndefined()
    expect(biggestChange(counts(step(100, 0, 0, 30), step(50, 50, -0.5)))?.step).toBe(1)
  })
  it('else the biggest drop', () => {
    expect(biggestDrop(counts(step(10, 0), step(9, 1), step(2, 7)))).toBe(2)
    expect(biggestDrop(counts(step(10, 0), step(10, 0)))).toBeUndefined()
  })
})

it('a split is edited as a list of properties, however it was written', () => {
  expect(splitBy({ ...EMPTY, by: 'device' })).toEqual({ property: ['device'] })
  expect(splitBy({ ...EMPTY, by: ['device'] })).toEqual({ property: ['device'] })
  expect(splitBy({ ...EMPTY, by: { property: ['device'], at: 'last', limit: 3 } })).toEqual({
    property: ['device'],
    at: 'last',
    limit: 3,
  })
  expect(splitBy({ ...EMPTY, by: ['device', 'country'] })).toEqual({ property: ['device', 'country'] })
  expect(splitBy({ ...EMPTY, by: { audience: 'vip' } })).toBeUndefined()
  expect(splitBy(EMPTY)).toBeUndefined()
})

describe('options', () => {
  const question: Question = {
    ...EMPTY,
    steps: ['a', 'b', 'c'],
    exclude: [{ match: 'x', after: 1, before: 3, effect: 'restart' }],
    by: { property: 'device', at: 'step:3' },
  }
  it('of a step are written only where they say something', () => {
    expect(withOptions('a', { within: '7d', optional: false, label: '' })).toEqual({ match: 'a', within: '7d' })
    expect(withOptions({ match: 'a', within: '7d', fixed: true }, { within: undefined })).toEqual({
      match: 'a',
      fixed: true,
    })
    expect(withOptions({ match: 'a', optional: true }, { optional: false })).toBe('a')
  })
  it('that are taken out leave no field behind', () => {
    expect(withSome({ ...EMPTY, steps: ['a'], hold: ['order_id'] }, { hold: undefined })).toEqual({
      ask: 'funnel',
      steps: ['a'],
    })
    expect(bySplit({ property: [] })).toBeUndefined()
    expect(bySplit({ property: ['a'], limit: 3 })).toEqual({ property: 'a', limit: 3 })
  })
  it('that name a step name the same one when steps move', () => {
    expect(reordered(question, [1, 0, 2])).toEqual({
      ask: 'funnel',
      steps: ['b', 'a', 'c'],
      exclude: [{ match: 'x', effect: 'restart', after: 2, before: 3 }],
      by: { property: 'device', at: 'step:3' },
    })
  })
  it('that name a step which is gone, or stand upside down, are left to what holds anyway', () => {
    expect(reordered(question, [0, 1])).toEqual({
      ask: 'funnel',
      steps: ['a', 'b'],
      exclude: [{ match: 'x', effect: 'restart', after: 1 }],
      by: { property: 'device' },
    })
    expect(reordered(question, [2, 1, 0]).exclude).toEqual([{ match: 'x', effect: 'restart' }])
  })
  it('a question over a model has no steps of its own', () => {
    const over = read({ ask: 'funnel', model: 'four-stage', window: '7d' })
    expect(over).toEqual({ ask: 'funnel', model: 'four-stage', window: '7d', steps: [] })
    expect(isAsked(over)).toBe(true)
    expect(sent(over)).toEqual({ ask: 'funnel', model: 'four-stage', window: '7d' })
    expect(isAsked(EMPTY)).toBe(false)
  })
  it('are told what the server refused of them', () => {
    const refusal = refusalOf(new Problem(400, 'question', 'No.', { place: '/steps/1/optional' }))
    expect(refusal).toEqual({ place: '/steps/1/optional', sentence: 'No.' })
    expect(['/steps/1', '/steps/1/optional', '/steps/10', '/hold'].map((place) => concerns(refusal, place))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(refusalOf(new Problem(500, 'unexpected', 'No.'))).toBeUndefined()
  })
})

it('places of steps in any order are called in the reader’s language, steps by their names', () => {
  const answered = {
    answer: {
      steps: [{ label: '1 of 2: a, b' }, { label: 'c' }],
      groups: [{ key: ['x'], steps: [{ label: '2 of 2: a, b' }] }],
    },
  } as unknown as Answered
  const { answer } = withPlaces(answered, (number, all) => `${number}/${all}`)
  expect(answer.steps.map(({ label }) => label)).toEqual(['1/2', 'c'])
  expect(answer.groups[0]?.steps.map(({ label }) => label)).toEqual(['2/2'])
})
