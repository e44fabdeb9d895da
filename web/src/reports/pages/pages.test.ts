import { expect, it } from 'vitest'
import { asFigures, COLUMNS, placeOf, read, START } from './pages'

const figures = Object.fromEntries(COLUMNS.map((name, at) => [name, at]))

it('an answer about pages stands in the table of figures', () => {
  const row = { ...figures, key: ['/'], bounceRate: null }
  const total = { ...figures, adds: { visits: false }, before: figures, change: figures }
  expect(asFigures({ rows: [row], total })).toEqual({
    rows: [{ key: ['/'], start: null, values: { ...figures, bounceRate: null } }],
    total: { values: figures, adds: { visits: false }, before: figures, change: figures },
  })
  expect(['/rows/0/values/visits', '/rows/0/before/visits', '/total/values/exits'].map(placeOf)).toEqual([
    '/rows/0/visits',
    '/rows/0/before/visits',
    '/total/exits',
  ])
})

it('an address holds the question as it was, else the usual one', () => {
  const question = { ask: 'pages', goal: 'sale', where: [{ property: 'x', op: 'exists' }] }
  expect([read(JSON.stringify(question)), read(question), read('no'), read({ ask: 'funnel' })]).toEqual([
    question,
    question,
    START,
    START,
  ])
})
