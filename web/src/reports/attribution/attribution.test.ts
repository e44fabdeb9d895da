import { expect, it } from 'vitest'
import { type Answer, along, heldModels, lanesOf, modelOf, niceTop, read, rowsOf, START, written } from './attribution'

const credit = (touch: string, conversions: number) => ({ touch, conversions, value: 0 })
const answer: Answer = {
  conversions: 3,
  value: 0,
  untouched: 0,
  nulls: 0,
  agreement: null,
  models: [
    { model: 'first', adds: true, credits: [credit('Ads', 2), credit('Mail', 1)] },
    { model: 'participation', adds: false, credits: [credit('Ads', 3), credit('Mail', 3)] },
    { model: 'last', adds: true, credits: [credit('Mail', 2.5), credit('Ads', 0.5)] },
  ],
}

it('touches stand by the most credit of a model that adds up, each credit with its place', () => {
  const rows = rowsOf(answer)
  expect(rows.map(({ touch, low, high }) => `${touch} ${low} ${high}`)).toEqual(['Mail 1 2.5', 'Ads 0.5 2'])
  expect(rows[0]?.credits.map((placed) => placed?.at)).toEqual([
    '/models/0/credits/1',
    '/models/1/credits/1',
    '/models/2/credits/0',
  ])
  expect(rowsOf({ ...answer, models: answer.models.slice(1, 2) }).map(({ high }) => high)).toEqual([3, 3])
})

it('axes begin at zero', () => {
  expect([along(0, 4), along(1, 4), along(4, 4), along(1, 0)]).toEqual([0, 25, 100, 0])
})

it('a model is written and read again', () => {
  const custom = { custom: { first: 1, last: 2 } }
  expect([modelOf(written('first')), modelOf(written(custom))]).toEqual(['first', custom])
})

it('an address holds the question as it was, else the usual one', () => {
  const question = { ask: 'attribution', conversion: 'a', order: 2 }
  expect([read(JSON.stringify(question)), read(question), read('no'), read({ ask: 'attribution' })]).toEqual([
    question,
    question,
    START,
    START,
  ])
})

it('an address holds models that there are', () => {
  const custom = { custom: { first: 1, middle: 2, last: 3 } }
  expect(heldModels(['first', custom, 'no such', null, 3])).toEqual(['first', custom])
  expect([heldModels('first'), heldModels([]), heldModels(['x'])]).toEqual([undefined, undefined, undefined])
})

it('dots that lie near each other stand in lanes, and an axis ends at a round number', () => {
  expect(lanesOf([10, 50, 11, 49, 52, 90], 3)).toEqual([0, 0, 1, 1, 1, 0])
  expect([0, 7, 747, 1_000, 1_001, 23].map(niceTop)).toEqual([0, 8, 800, 1_000, 1_500, 30])
})
