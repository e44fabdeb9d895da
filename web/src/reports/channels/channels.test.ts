import { expect, it } from 'vitest'
import { ruleOf, type Test, together, togetherOf, withOperator } from './rules'
import { channelSearch } from './search'

it('tests stand together and come apart again', () => {
  const [one, two]: Test[] = [
    { property: 'medium', op: '=', value: 'cpc' },
    { property: 'source', op: 'exists' },
  ]
  for (const how of ['all', 'any'] as const) {
    expect(togetherOf(together(how, [one as Test, two as Test]))).toEqual({ how, parts: [one, two] })
  }
  expect(together('not', [one as Test])).toEqual({ not: one })
  expect(together('not', [one as Test, two as Test])).toEqual({ not: { any: [one, two] } })
  expect(togetherOf(one as Test)).toBeUndefined()
})

it('another operator takes the value along as it needs it', () => {
  const plain = { property: 'medium', op: '=', value: 'cpc' }
  expect(withOperator(plain, 'in')).toEqual({ property: 'medium', op: 'in', value: ['cpc'] })
  expect(withOperator({ property: 'medium', op: 'in', value: ['a', 'b'] }, 'contains')).toEqual({
    property: 'medium',
    op: 'contains',
    value: 'a',
  })
  expect(withOperator(plain, 'missing')).toEqual({ property: 'medium', op: 'missing' })
  expect(withOperator(plain, 'listed')).toEqual({ property: 'medium', op: 'listed', value: 'search' })
  expect(withOperator({ property: 'medium', op: 'missing' }, '=')).toEqual({ property: 'medium', op: '=', value: '' })
})

it('the server says which rule is wrong', () => {
  expect(['Rule 12: a channel’s name has', 'Rules are', 'A note'].map(ruleOf)).toEqual([11, undefined, undefined])
})

it('an address knows the time, the set and what is tried', () => {
  expect(channelSearch({ last: '7d', set: 'posthog', url: 'https://a/?b', x: 1 })).toEqual({
    last: '7d',
    set: 'posthog',
    url: 'https://a/?b',
  })
  expect(channelSearch({ set: 'ga4' })).toEqual({})
})

it('models stand in the address as a list in JSON; what is none of it is left out', () => {
  expect(channelSearch({ models: '["first","markov"]' })).toEqual({ models: ['first', 'markov'] })
  expect(channelSearch({ models: ['last'] })).toEqual({ models: ['last'] })
  for (const models of ['first', '["first"', '{"a":1}', '["nobody’s"]', 7])
    expect(channelSearch({ models })).toEqual({})
})
