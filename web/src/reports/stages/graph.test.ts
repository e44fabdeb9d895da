import { expect, it } from 'vitest'
import { graph } from './graph'
import type { StageFlow, StageRow } from './stages'

const row = (stage: string, now: number) => ({ stage, now }) as StageRow
const flow = (from: string, to: string, people: number) => ({ from, to, people }) as StageFlow

it('circles have areas by people, arcs go up forward and down back', () => {
  const rows = [row('a', 100), row('b', 25), row('c', 0)]
  const flows = [flow('(start)', 'a', 9), flow('a', 'c', 10), flow('c', 'a', 5), flow('b', 'b', 10)]
  const { nodes, arcs } = graph(rows, flows, 200)
  expect(nodes.map(({ r }) => r)).toEqual([42, 21, 5])
  expect(arcs.map(({ way, width, index }) => [way, width, index])).toEqual([
    ['forward', 14, 1],
    ['back', 7, 2],
    ['again', 5, 3],
  ])
  expect(arcs[0]?.path).toBe('M90 158C90 90 390 90 390 195')
  expect(arcs[1]?.path).toBe('M390 205C390 310 90 310 90 242')
})
