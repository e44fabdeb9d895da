import { type Curve, numbers } from './numbers'
import type { StageFlow, StageRow } from './stages'

export interface Node {
  row: StageRow
  index: number
  x: number
  y: number
  r: number
}

export interface Arc {
  flow: StageFlow
  index: number
  path: string
  width: number
  /** The middle of its number, beside its line; undefined where there is no room for one that few went. */
  number: { x: number; y: number } | undefined
  way: 'forward' | 'back' | 'again'
}

export interface Graph {
  nodes: Node[]
  arcs: Arc[]
  width: number
  height: number
  /** Where the names begin: beneath the circles, or at the right of all. */
  names: number
}

/** How large everything is; from left to right, or on a narrow screen from top to bottom. */
interface Measures {
  step: number
  edge: number
  mostR: number
  rise: number
  most: number
}

const WIDE: Measures = { step: 150, edge: 90, mostR: 42, rise: 34, most: 14 }
const TALL: Measures = { step: 84, edge: 48, mostR: 28, rise: 22, most: 9 }
/** How far the lines of a narrow screen bend in all. */
const MOST_RISE = 70
/** Room between a line's number and the names. */
const CLEAR = 6
const LEAST_R = 5
/** How high a name's letters are above its line. */
const LETTER = 10
const NAME = 22
const NAME_LINES = 52
const NAME_WIDTH = 132
/** Room beyond a line for its number. */
const NUMBER = 16

/** Areas by people now, widths by people who moved; forward on one side of the stages, back on the other. */
export function graph(rows: StageRow[], flows: StageFlow[], tall = false): Graph {
  const size = tall ? TALL : WIDE
  const most = Math.max(1, ...rows.map(({ now }) => now ?? 0))
  const stages = rows.map((row, index) => ({
    row,
    index,
    along: size.edge + index * size.step,
    r: Math.max(LEAST_R, Math.sqrt((row.now ?? 0) / most) * size.mostR),
  }))
  const rise = tall ? Math.min(size.rise, MOST_RISE / Math.max(1, rows.length - 1)) : size.rise
  const at = new Map(stages.map((stage) => [stage.row.stage, stage]))
  // what comes from outside or goes there has no line, and would make all others thin
  const drawn = flows.filter(({ from, to }) => at.has(from) && at.has(to))
  const widest = Math.max(1, ...drawn.map(({ people }) => people ?? 0))
  const curves = flows.flatMap((flow, index) => {
    const from = at.get(flow.from)
    const to = at.get(flow.to)
    if (!from || !to) return []
    const width = Math.max(1, ((flow.people ?? 0) / widest) * size.most)
    const steps = to.index - from.index
    const way = steps === 0 ? ('again' as const) : steps > 0 ? ('forward' as const) : ('back' as const)
    // forward is negative: above, or at the right
    const side = steps < 0 ? 1 : -1
    const bend = side * (steps === 0 ? from.r + 34 : size.mostR + rise * Math.abs(steps))
    const ends = { from: side * from.r, to: side * to.r }
    const peak = (6 * bend + ends.from + ends.to) / 8
    return [{ flow, index, from, to, way, width: steps === 0 ? Math.min(width, 5) : width, bend, ends, peak }]
  })
  const reach = (side: number) =>
    Math.max(
      size.mostR,
      ...curves.filter(({ peak }) => peak * side > 0).map((c) => c.peak * side + c.width / 2 + NUMBER),
    )
  const ahead = reach(-1)
  const behind = reach(1)
  const point = (along: number, across: number): [number, number] =>
    tall ? [behind + 8 - across, along] : [along, ahead + 8 + across]
  const nodes = stages.map(({ row, index, along, r }) => {
    const [x, y] = point(along, 0)
    return { row, index, x, y, r }
  })
  const long = 2 * size.edge + size.step * Math.max(0, rows.length - 1)
  // lines that lead back begin beneath the circles, the names stand beneath all of them
  const names = tall ? behind + ahead + 16 : ahead + 8 + behind + NAME
  const lines = curves.map(({ flow, from, to, way, width, bend, ends, peak }): Curve => {
    const apart = way === 'again' ? [-8, -18, 18, 8] : [0, 0, 0, 0]
    const corners = [ends.from, bend, bend, ends.to].map((across, corner) =>
      point((corner < 2 ? from : to).along + (apart[corner] ?? 0), across),
    )
    const out = point(0, Math.sign(peak))
    const origin = point(0, 0)
    return { corners, width, people: flow.people ?? 0, out: [out[0] - origin[0], out[1] - origin[1]] }
  })
  const places = numbers(
    lines,
    nodes,
    tall ? { width: names - CLEAR, height: long } : { width: long, height: names - LETTER },
  )
  const arcs = curves.map(({ flow, index, way, width }, at): Arc => {
    const [first, ...rest] = (lines[at]?.corners ?? []).map((corner) => corner.join(' '))
    return { flow, index, path: `M${first}C${rest.join(' ')}`, width, number: places[at], way }
  })
  return tall
    ? { nodes, arcs, width: names + NAME_WIDTH, height: long, names }
    : { nodes, arcs, width: long, height: names + NAME_LINES, names }
}
