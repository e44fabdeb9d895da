import { expect, it } from 'vitest'
import {
  addStage,
  freeName,
  isFree,
  labelOf,
  type Model,
  placeOf,
  removeStage,
  renameStage,
  rulesOf,
  spanOf,
} from './model'
import type { ModelState, StagesAnswered, StagesQuestion } from './stages'
import { halfOf, lastDay, listedBy } from './stock'

const MODEL: Model = {
  labels: { en: 'Shop' },
  stages: [
    { key: 'a', band: 'TOFU', match: 'x', decay: { after: '90d', to: '(out)' } },
    { key: 'b', band: 'MOFU', match: 'y', from: ['a', '(start)'], decay: { after: '2w', to: 'a' }, owner: 'Ann' },
  ],
  back: [
    { match: 'z', from: ['b'], to: 'a' },
    { match: 'w', to: '(out)' },
  ],
}

it('a stage that is called otherwise is so in every rule', () => {
  expect(renameStage(MODEL, 0, 'first')).toEqual({
    labels: { en: 'Shop' },
    stages: [
      { key: 'first', band: 'TOFU', match: 'x', decay: { after: '90d', to: '(out)' } },
      {
        key: 'b',
        band: 'MOFU',
        match: 'y',
        from: ['first', '(start)'],
        decay: { after: '2w', to: 'first' },
        owner: 'Ann',
      },
    ],
    back: [
      { match: 'z', from: ['b'], to: 'first' },
      { match: 'w', to: '(out)' },
    ],
  })
})

it('rules that named a stage are gone with it', () => {
  expect(removeStage(MODEL, 0)).toEqual({
    labels: { en: 'Shop' },
    stages: [{ key: 'b', band: 'MOFU', match: 'y', from: ['(start)'], owner: 'Ann' }],
    back: [{ match: 'w', to: '(out)' }],
  })
  expect(removeStage({ ...MODEL, back: [{ match: 'z', from: ['b'], to: 'a' }] }, 1)).toEqual({
    labels: { en: 'Shop' },
    stages: [MODEL.stages[0]],
  })
})

it('a new stage has a key of its own', () => {
  const model = { stages: [{ key: 'stage-2', band: 'MOFU' as const }] }
  expect(addStage(model).stages).toEqual([...model.stages, { key: 'stage-3', band: 'MOFU' }])
  expect([isFree(MODEL, 0, 'b'), isFree(MODEL, 0, 'a'), isFree(MODEL, 0, 'C'), isFree(MODEL, 1, 'c-1')]).toEqual([
    false,
    true,
    false,
    true,
  ])
  const models = [{ name: 'basic' }, { name: 'my-basic' }] as ModelState[]
  expect([freeName('basic', models), freeName('my-basic', models), freeName('aida', models)]).toEqual([
    'my-basic-2',
    'my-basic-2',
    'my-aida',
  ])
})

it('what is wrong is at a stage, at a rule, or at the whole', () => {
  expect([placeOf('/stages/2/decay'), placeOf('/model/stages/0'), placeOf('/back/1/to'), placeOf(undefined)]).toEqual([
    { stage: 2 },
    { stage: 0 },
    { back: 1 },
    {},
  ])
})

it('times have a number and a unit, names a language', () => {
  expect([spanOf('90d'), spanOf('15m'), spanOf('')]).toEqual([
    { number: 90, unit: 'd' },
    { number: 15, unit: 'm' },
    { number: 0, unit: 'd' },
  ])
  expect([labelOf({ en: 'A', pl: 'B' }, 'pl', 'k'), labelOf({ en: 'A' }, 'pl', 'k'), labelOf({}, 'pl', 'k')]).toEqual([
    'B',
    'A',
    'k',
  ])
  expect(rulesOf(MODEL).stages[1]).toEqual({
    key: 'b',
    band: 'MOFU',
    match: 'y',
    from: ['a', '(start)'],
    decay: { after: '2w', to: 'a' },
  })
})

it('a step of the stock is told as of its end', () => {
  expect([lastDay('2026-02-01', 'month'), lastDay('2026-12-28', 'week'), lastDay('2026-02-01', 'day')]).toEqual([
    '2026-02-28',
    '2027-01-03',
    '2026-02-01',
  ])
  const question: StagesQuestion = { ask: 'stages', model: 'basic', every: 'week', compare: 'previous' }
  const answered = {
    question: { period: { from: '2026-01-01T00:00:00Z', to: '2026-01-13T00:00:00Z' }, asOf: '2026-03-01T00:00:00Z' },
    answer: { stock: [{ start: '2025-12-29' }, { start: '2026-01-05' }, { start: '2026-01-12' }] },
  } as unknown as StagesAnswered
  const of = (at: string | undefined, every?: 'month') => listedBy(question, { at, every }, answered)
  expect([of(undefined), of('2026-01-05'), of('2026-01-12'), of(undefined, 'month')]).toEqual([
    question,
    { ask: 'stages', model: 'basic', every: 'week', asOf: '2026-01-11' },
    { ask: 'stages', model: 'basic', every: 'week', asOf: '2026-01-12T23:59:59.999Z' },
    { ask: 'stages', model: 'basic', every: 'week', period: { this: 'month' } },
  ])
})

it('an axis has round marks', () => {
  expect([0, 1, 3, 9, 4_937, 12_001].map(halfOf)).toEqual([1, 1, 2, 5, 2_500, 8_000])
})
