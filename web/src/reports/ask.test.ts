import { expect, it } from 'vitest'
import { groupOf, numberAt, wholeOf } from './ask'
import { isCount } from './figures/answer'
import { partOf } from './GroupField'

it('a place of an answer has a number, or none', () => {
  const answer = { rows: [{ values: { 'goal:a/b': 3, none: null } }] }
  const at = ['/rows/0/values/goal:a~1b', '/rows/0/values/none', '/rows/7/values/x', '/rows'].map((place) =>
    numberAt(answer, place),
  )
  expect(at).toEqual([3, undefined, undefined, undefined])
})

it('people and events are counted, amounts and parts are not', () => {
  const places = ['/total/values/visits', '/nodes/0/people', '/total/values/revenue', '/models/0/credits/2/conversions']
  expect(places.map(isCount)).toEqual([true, true, false, false])
})

it('a group is shown with its place in the answer; without one, everybody', () => {
  const [a, b] = [{ people: 1 }, { people: 2 }]
  const answer = { people: 3, groups: [a, b] }
  expect([partOf(answer, 1), partOf(answer, 2), partOf(answer, undefined)]).toEqual([
    { part: b, place: '/groups/1', group: 1 },
    { part: answer, place: '', group: undefined },
    { part: answer, place: '', group: undefined },
  ])
})

it('an address holds whole numbers between bounds', () => {
  expect(['3', 3, '', 'x', undefined, 9, -1].map((value) => wholeOf(value, 0, 5))).toEqual([
    3,
    3,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(groupOf('0')).toBe(0)
})
