import type { StageFlow, StageRow } from './stages'

export interface Node {
  row: StageRow
  index: number
  x: number
  r: number
}

export interface Arc {
  flow: StageFlow
  index: number
  path: string
  width: number
  /** Up is forward, down is back, in place is a new cycle. */
  way: 'forward' | 'back' | 'again'
}

export const STEP = 150
const LEFT = 90
const MOST_R = 42
const LEAST_R = 5
const MOST_WIDTH = 14
const RISE = 34

/** Where circles and arcs lie: areas by people now, widths by people who moved. */
export function graph(rows: StageRow[], flows: StageFlow[], middle: number): { nodes: Node[]; arcs: Arc[] } {
  const most = Math.max(1, ...rows.map(({ now }) => now ?? 0))
  const nodes = rows.map((row, index) => ({
    row,
    index,
    x: LEFT + index * STEP,
    r: Math.max(LEAST_R, Math.sqrt((row.now ?? 0) / most) * MOST_R),
  }))
  const at = new Map(nodes.map((node) => [node.row.stage, node]))
  const widest = Math.max(1, ...flows.map(({ people }) => people ?? 0))
  const arcs = flows.flatMap((flow, index): Arc[] => {
    const from = at.get(flow.from)
    const to = at.get(flow.to)
    if (!from || !to) return []
    const width = Math.max(1, ((flow.people ?? 0) / widest) * MOST_WIDTH)
    const steps = to.index - from.index
    if (steps === 0) {
      const top = middle - from.r
      const path = `M${from.x - 8} ${top}C${from.x - 26} ${top - 34} ${from.x + 26} ${top - 34} ${from.x + 8} ${top}`
      return [{ flow, index, path, width: Math.min(width, 5), way: 'again' }]
    }
    const side = steps > 0 ? -1 : 1
    const bend = middle + side * (MOST_R + RISE * Math.abs(steps))
    const path = `M${from.x} ${middle + side * from.r}C${from.x} ${bend} ${to.x} ${bend} ${to.x} ${middle + side * to.r}`
    return [{ flow, index, path, width, way: steps > 0 ? 'forward' : 'back' }]
  })
  return { nodes, arcs }
}
