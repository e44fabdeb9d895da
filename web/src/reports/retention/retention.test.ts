import { expect, it } from 'vitest'
import { cellOf, linesOf, mostOf, read, START, shade } from './retention'

const young = { start: '2026-02', people: 40, returned: [40, 3], rates: [1, null] }
const old = { start: '2026-01', people: 50, returned: [50, 20, 5], rates: [1, 0.4, 0.1] }
const total = { people: 90, returned: [90, 20, 5], of: [90, 50, 20], rates: [1, 0.4, 0.25] }

it('a cell is a rate, a number of few people, a dot where it is not over, or nothing', () => {
  expect([0, 1, 2].map((interval) => cellOf(young, interval).kind)).toEqual(['rate', 'young', 'none'])
  expect(cellOf(total, 2)).toEqual({ kind: 'few', returned: 5, rate: 0.25 })
  expect(cellOf({ people: 0, returned: [0], rates: [null] }, 0).kind).toBe('none')
})

it('every line knows its place in the answer', () => {
  const lines = linesOf({ cohorts: [old, young], total, groups: [{ key: ['a', 'b'], cohorts: [], total }] }, 'All')
  expect([...lines.cohorts, lines.total, ...lines.groups].map(({ name, at }) => `${name} ${at}`)).toEqual([
    '2026-01 /cohorts/0',
    '2026-02 /cohorts/1',
    'All /total',
    'a · b /groups/0/total',
  ])
  expect(mostOf(lines.cohorts)).toBe(0.4)
  const few = { name: 'few', cohort: { people: 9, returned: [9, 8], rates: [1, 0.9] }, at: '/cohorts/2' }
  expect(mostOf([...lines.cohorts, few])).toBe(0.4)
})

it('the highest rate after the beginning has the fullest colour', () => {
  expect([shade(0, 0.4), shade(0.2, 0.4), shade(0.4, 0.4), shade(1, 0.4), shade(0.1, 0)]).toEqual([6, 28, 50, 50, 6])
})

it('an address holds the question as it was, else the usual one', () => {
  const question = { ask: 'retention', start: 'a', where: [{ property: 'x', op: 'exists' }] }
  expect([read(JSON.stringify(question)), read(question), read('no'), read({ ask: 'retention' })]).toEqual([
    question,
    question,
    START,
    START,
  ])
})
