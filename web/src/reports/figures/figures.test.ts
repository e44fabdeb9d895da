import { describe, expect, it } from 'vitest'
import { sparkPath } from '../../kit/pictures/Spark'
import { csv } from '../../kit/pictures/save'
import { formats } from '../../words/format'
import {
  type FiguresAnswer,
  mostChanged,
  pointer,
  type Row,
  relative,
  seriesOf,
  sorted,
  sortingOf,
  writtenSorting,
} from './answer'
import { tableRows } from './csv'
import {
  type FiguresQuestion,
  hasList,
  kindOf,
  MONDAY,
  moreIsWorse,
  namesOf,
  read,
  splitBy,
  withSplit,
} from './question'
import { writtenValue } from './words'

const row = (key: string[], visits: number | null, change?: number, start: string | null = null): Row => ({
  key,
  start,
  values: { visits },
  ...(change === undefined ? {} : { before: { visits: (visits ?? 0) - change }, change: { visits: change } }),
})

describe('a question for figures', () => {
  it('comes back from the address bar as it was, with what the page does not know', () => {
    const question = {
      ask: 'figures',
      figures: ['visits', { rate: ['a', 'b'] }],
      where: [{ property: 'x', op: 'exists' }],
    }
    expect(read(JSON.stringify(question))).toEqual(question)
    expect(read(question)).toEqual(question)
    expect([read('no question'), read({ figures: [] }), read([])]).toEqual([MONDAY, MONDAY, MONDAY])
  })
  it('is split by one name or several, and a plain name stays plain', () => {
    expect(splitBy(MONDAY)).toEqual({ property: ['channel'] })
    expect(splitBy({ ...MONDAY, by: { property: 'device', limit: 3 } })).toEqual({ property: ['device'], limit: 3 })
    const bare: FiguresQuestion = { ask: 'figures', figures: ['visits'] }
    expect(withSplit(MONDAY, { property: [] })).not.toHaveProperty('by')
    const audiences = { ...MONDAY, by: { audience: ['back lately', 'buyers'] } }
    expect(splitBy(audiences)).toEqual({ property: ['audience'] })
    expect(withSplit(audiences, { property: ['audience'] })).toEqual(audiences)
    expect(withSplit(audiences, { property: ['audience', 'channel'] }).by).toBe('channel')
    expect(withSplit(audiences, { property: [] })).not.toHaveProperty('by')
    expect(withSplit(bare, { property: ['a'] }).by).toBe('a')
    expect(withSplit(bare, { property: ['a', 'b'] }).by).toEqual(['a', 'b'])
    expect(withSplit(bare, { property: ['a', 'b'], at: 'person' }).by).toEqual({ property: ['a', 'b'], at: 'person' })
  })
  it('knows what each figure is', () => {
    expect(['visits', 'visitSeconds', 'bounceRate', 'revenue', { sum: 'revenue' }, { sum: 'kg' }].map(kindOf)).toEqual([
      'count',
      'seconds',
      'share',
      'money',
      'money',
      'number',
    ])
    expect(
      [{ rate: ['goal:sale', 'visits'] }, { rate: ['revenue', 'visits'] }, { rate: [{ sum: 'kg' }, 'visits'] }].map(
        kindOf,
      ),
    ).toEqual(['ratio', 'money', 'number'])
    expect(['visits', 'bounceRate', 'returningCustomers', { rate: ['a', 'b'] }, { count: 'a' }].map(hasList)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
    expect(['goal:refund', 'revenue'].map(moreIsWorse)).toEqual([true, false])
  })
  it('takes the names of unnamed figures from the answer', () => {
    const figures = ['visits', { count: 'a' }, { rate: ['a', 'b'], as: '7' }, { sum: 'x' }]
    expect(namesOf(figures, ['7', 'visits', 'count:a', 'sum:x'])).toEqual(['visits', 'count:a', '7', 'sum:x'])
  })
})

describe('the rows', () => {
  const rows = [row(['b'], 5, 1), row(['a'], 9, -4), row(['c'], null)]
  it('are sorted and keep their place in the answer', () => {
    const order = (text: string | undefined) => sorted(rows, sortingOf(text), 'en').map(({ at }) => at)
    expect([order(undefined), order('visits'), order('^visits'), order('^='), order('=')]).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [0, 1, 2],
      [1, 0, 2],
      [2, 0, 1],
    ])
    expect(writtenSorting({ by: 'visits', up: true })).toBe('^visits')
  })
  it('say which of them changed most', () => {
    expect(mostChanged(rows, 'visits')).toBe(rows[1])
    expect(mostChanged([row(['a'], 1, 0)], 'visits')).toBeUndefined()
  })
  it('say no percent of too few', () => {
    expect([relative(5, 50, true), relative(5, 29, true), relative(5, 20, false), relative(5, 0, false)]).toEqual([
      0.1,
      undefined,
      0.25,
      undefined,
    ])
  })
  it('give a series a group, also where a stretch is missing', () => {
    const timed = [
      row(['a'], 1, 1, 'd1'),
      row(['b'], 2, 0, 'd1'),
      { ...row(['a'], 3, 0, 'd2'), before: null, change: null },
    ]
    expect(seriesOf(timed, 'a', 'visits')).toEqual({ now: [1, 3], before: [0, null] })
    expect(sparkPath([0, null, 4], 4)).toBe('M2.0 18.0M70.0 2.0')
    expect(sparkPath([0, 2], 0)).toBe('M2.0 18.0L70.0 18.0')
  })
})

it('a pointer names a figure whatever it is called', () => {
  expect(pointer('goal:a/b~c')).toBe('goal:a~1b~0c')
})

it('a file has every figure, now, before and its change', () => {
  const answer: FiguresAnswer = {
    rows: [row(['=cmd()'], 2, 1), row(['b'], 3, 0)],
    total: { ...row([], 5, 1), adds: { visits: true } },
  }
  const question: FiguresQuestion = { ask: 'figures', figures: ['visits'], by: 'channel' }
  expect(csv(tableRows(question, answer)).split('\r\n')).toEqual([
    'channel,visits,visits before,visits change',
    "'=cmd(),2,1,1",
    'b,3,3,0',
    '(total),5,4,1',
  ])
  const over: FiguresAnswer = { rows: [row([], 2, undefined, '2026-01-01')], total: { ...row([], 2), adds: {} } }
  expect(tableRows({ ask: 'figures', figures: ['visits'] }, over)).toEqual([
    ['start', 'visits'],
    ['2026-01-01', 2],
    ['(total)', 2],
  ])
})

it('a value is written as its kind', () => {
  const write = (value: number | null, kind: Parameters<typeof writtenValue>[1]) =>
    writtenValue(value, kind, formats('en'), 'EUR')
  expect([
    write(0.5, 'ratio'),
    write(1.25, 'ratio'),
    write(1234, 'count'),
    write(null, 'money'),
    write(12.5, 'money'),
  ]).toEqual(['50.0%', '1.25', '1,234', '–', '€12.50'])
})
