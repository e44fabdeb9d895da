import { expect, it } from 'vitest'
import { deepest, edgesOf, isFair, isHole, type Node, read, START } from './network'
import { networkSearch } from './search'

const node = (key: string, arrivals: number, blackHole: number) => ({ key, arrivals, blackHole }) as Node

it('a black hole takes a fifth of many arrivals', () => {
  expect(isHole(node('a', 29, 20))).toBe(false)
  expect(isHole(node('a', 100, 19.9))).toBe(false)
  expect(isHole(node('a', 100, 20))).toBe(true)
  expect(deepest([node('a', 100, 20), node('b', 900, 200), node('c', 10, 9)])?.key).toBe('b')
  expect(deepest([])).toBe(undefined)
})

it('edges of a node keep their place in the answer', () => {
  const edge = (from: string, to: string) => ({ from, to, count: 1, converted: 0, rate: 0 })
  const edges = [edge('(start)', 'a'), edge('a', 'b'), edge('b', 'a')]
  expect(edgesOf(edges, 'to', 'a').map(({ from, at }) => [from, at])).toEqual([
    ['(start)', 0],
    ['b', 2],
  ])
})

it('an address holds the question as it was, else the usual one', () => {
  const question = { ask: 'network', node: 'page', where: [{ property: 'x', op: 'exists' }] }
  expect([read(JSON.stringify(question)), read('no'), read({ ask: 'pages' })]).toEqual([question, START, START])
  expect(networkSearch({ q: question, of: '/people', at: 'Mail', show: '500' })).toEqual({
    q: question,
    of: '/people',
    at: 'Mail',
    show: 500,
  })
  expect(networkSearch({ show: '501', at: 3 })).toEqual({})
})

it('what became of arrivals is held against the time before only where as many of both are over', () => {
  const of = (open: number, before: number) =>
    [{ open, arrivals: 100, before: { open: before, arrivals: 50 } }] as Node[]
  expect([isFair(of(0, 0)), isFair(of(20, 10)), isFair(of(20, 0)), isFair([])]).toEqual([true, true, false, true])
})
