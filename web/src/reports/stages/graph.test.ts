import { expect, it } from 'vitest'
import { graph } from './graph'
import type { StageFlow, StageRow } from './stages'

const row = (stage: string, now: number) => ({ stage, now }) as StageRow
const flow = (from: string, to: string, people: number) => ({ from, to, people }) as StageFlow

const ROWS = [row('a', 100), row('b', 25), row('c', 0)]
const FLOWS = [flow('(start)', 'a', 900), flow('a', 'c', 10), flow('c', 'a', 5), flow('b', 'b', 10)]

it('circles have areas by people, arcs go up forward and down back', () => {
  const { nodes, arcs } = graph(ROWS, FLOWS)
  expect(nodes.map(({ r }) => r)).toEqual([42, 21, 5])
  expect(new Set(nodes.map(({ y }) => y)).size).toBe(1)
  expect(arcs.map(({ way, width, index }) => [way, width, index])).toEqual([
    ['forward', 14, 1],
    ['back', 7, 2],
    ['again', 5, 3],
  ])
  const [{ y: middle } = { y: 0 }] = nodes
  expect(arcs.map(({ y }) => y < middle)).toEqual([true, false, true])
})

it('the picture is as large as what is drawn', () => {
  const least = graph(ROWS, [])
  const all = graph(ROWS, FLOWS)
  const ahead = graph(ROWS, FLOWS.slice(0, 2))
  expect([least.height < ahead.height, ahead.height < all.height]).toEqual([true, true])
  for (const { nodes, arcs, height, width, names } of [least, ahead, all]) {
    for (const { x, y, r } of nodes) {
      expect([x - r >= 0, x + r <= width, y - r >= 0, y + r < names, names < height]).toEqual(Array(5).fill(true))
    }
    for (const { y } of arcs) expect([y > 11, y < names - 11]).toEqual([true, true])
  }
})

it('on a narrow screen it goes from top to bottom, forward at the right', () => {
  const { nodes, arcs, names, width } = graph(ROWS, FLOWS, true)
  expect(nodes.map(({ y }) => y)).toEqual([48, 132, 216])
  const [{ x: middle } = { x: 0 }] = nodes
  expect(arcs.map(({ x }) => x > middle)).toEqual([true, false, true])
  for (const { x } of arcs) expect([x > 8, x < names - 8]).toEqual([true, true])
  expect(width).toBe(names + 132)
})
