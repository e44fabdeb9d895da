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
  expect(arcs.map(({ number }) => (number?.y ?? middle) < middle)).toEqual([true, false, true])
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
    for (const { number } of arcs) {
      const { y } = number ?? { y: 0 }
      expect([y >= 6, y <= names - 16]).toEqual([true, true])
    }
  }
})

it('on a narrow screen it goes from top to bottom, forward at the right', () => {
  const { nodes, arcs, names, width } = graph(ROWS, FLOWS, true)
  expect(nodes.map(({ y }) => y)).toEqual([48, 132, 216])
  const [{ x: middle } = { x: 0 }] = nodes
  expect(arcs.map(({ number }) => (number?.x ?? middle) > middle)).toEqual([true, false, true])
  for (const { number } of arcs) expect([(number?.x ?? 0) > 8, (number?.x ?? 0) < names - 8]).toEqual([true, true])
  expect(width).toBe(names + 132)
})

it('a number touches no other line; one of few people that finds no room is left out', () => {
  const crowded = graph(
    [row('a', 100), row('b', 50), row('c', 30)],
    [
      flow('a', 'b', 500),
      flow('a', 'c', 400),
      flow('b', 'c', 90),
      flow('c', 'c', 70),
      flow('b', 'a', 60),
      flow('c', 'a', 4),
    ],
  )
  const boxes = crowded.arcs.flatMap(({ number }) => (number ? [number] : []))
  expect(boxes.length).toBeGreaterThanOrEqual(5)
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      expect(Math.abs(one.x - other.x) > 20 || Math.abs(one.y - other.y) >= 12).toBe(true)
    }
  }
})
