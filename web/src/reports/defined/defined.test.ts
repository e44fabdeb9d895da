import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, expect, it } from 'vitest'
import { resources } from '../../words'
import { anyOf, partsOf } from '../funnel/question'
import { isDid, isTrait, listOf, timesOf } from './audience'
import { anyMore } from './GoalsPage'
import { definedSearch, NEW } from './search'
import { useMeaning } from './words'

beforeAll(() =>
  i18next.use(initReactI18next).init({
    resources: resources(),
    lng: 'en',
    keySeparator: false,
    interpolation: { escapeValue: false },
  }),
)

/** What a meaning is called in words. */
function words(value: unknown): string {
  let said = ''
  function Speaker() {
    said = useMeaning()(value)
    return null
  }
  renderToStaticMarkup(createElement(I18nextProvider, { i18n: i18next }, createElement(Speaker)))
  return said
}

it('a meaning is said in words, and one without words as it is written', () => {
  const cases: [unknown, string][] = [
    ['Order Completed', '“Order Completed”'],
    [{ any: ['a', { goal: 'sale' }] }, '“a” or the goal sale'],
    [
      {
        event: 'a',
        where: [
          { property: 'price', op: '>', value: 5 },
          { property: 'x', op: 'in', value: [1, 2] },
        ],
      },
      '“a” where price more than 5 and x is one of 1, 2',
    ],
    [{ event: '*', nth: 2, where: [] }, 'any event for the time no. 2'],
    [{ did: 'a', times: '>=2', in: { last: '30d' } }, 'did “a” at least 2 times in the last 30 days'],
    [{ not: { property: 'person.city', op: 'exists' } }, 'not (person.city is there)'],
    [[{ did: { any: ['a', 'b'] } }, { any: [{ audience: 'x' }] }], 'did (“a” or “b”) at least 1 time and “x”'],
    [{ stage: 'lead' }, '{"stage":"lead"}'],
    ['<script>', '“<script>”'],
  ]
  expect(cases.map(([value]) => words(value))).toEqual(cases.map(([, said]) => said))
})

it('several events are one matcher and come apart again', () => {
  expect([partsOf(undefined), partsOf('a'), partsOf({ any: ['a', 'b'] })]).toEqual([[], ['a'], ['a', 'b']])
  expect([anyOf([]), anyOf(['a']), anyOf(['a', 'b'])]).toEqual([undefined, 'a', { any: ['a', 'b'] }])
  expect([anyMore('a', 'b'), anyMore({ any: ['a', 'b'] }, 'c')]).toEqual([
    { any: ['a', 'b'] },
    { any: ['a', 'b', 'c'] },
  ])
})

it('an audience is a list of conditions, however it was written', () => {
  const did = { did: 'a', times: '<= 3' }
  expect([listOf(undefined), listOf(did), listOf([did]), listOf({ all: [did] })]).toEqual([[], [did], [did], [did]])
  expect([isDid(did), isTrait(did), isTrait({ property: 'x', op: 'exists' })]).toEqual([true, false, true])
  expect([timesOf(did), timesOf({ did: 'a' }), timesOf({ did: 'a', times: 2 })]).toEqual([
    { how: '<=', number: 3 },
    { how: '>=', number: 1 },
    { how: '=', number: 2 },
  ])
})

it('an address says what is written, also something new', () => {
  expect([definedSearch({}), definedSearch({ edit: 'sale' }), definedSearch({ edit: NEW })]).toEqual([
    {},
    { edit: 'sale' },
    { edit: NEW },
  ])
})
