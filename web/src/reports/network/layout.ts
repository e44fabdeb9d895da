import { type Disc, LINE, MARGIN, name, type Size } from './names'
import { BEGIN, CONVERSION, type Edge, type Node } from './network'

export interface Layout {
  discs: Disc[]
  /** Edges between what is drawn, the strongest first. */
  edges: Edge[]
}

/** Rounds of forces: many discs make a field of which nobody sees the last rounds. */
const rounds = (discs: number) => Math.max(24, Math.min(160, Math.round(9600 / discs)))
const GAP = 4
const MANY = 120
/** How far a knot of discs is drawn apart where the picture has room. */
const APART = 1.7
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/** Places discs by forces: the same nodes and edges always give the same picture. */
export function layout(nodes: Node[], edges: Edge[], size: Size): Layout {
  const drawn = new Set(nodes.map(({ key }) => key))
  const isDrawn = (key: string) => drawn.has(key) || key === BEGIN || key === CONVERSION
  const between = edges.filter(({ from, to, count }) => isDrawn(from) && isDrawn(to) && from !== to && count > 0)
  const discs = begun(nodes, size)
  pull(discs, between, size)
  part(discs, size)
  fill(discs, size)
  name(discs, size, size.width)
  return { discs, edges: strongest(between, nodes.length) }
}

/** The same picture, larger: discs grow more slowly than the room between them, so more names find a place. */
export function magnified({ discs }: Layout, times: number, { width, height }: Size): Disc[] {
  const larger = discs.map(({ key, x, y, r }) => ({ key, x: x * times, y: y * times, r: r * Math.sqrt(times) }))
  name(larger, { width: width * times, height: height * times }, width)
  return larger
}

/** The disc that lies nearest in a direction; undefined where none does. */
export function nearest(discs: Disc[], from: Disc, x: number, y: number): Disc | undefined {
  const far = (disc: Disc) => {
    const [along, beside] = [
      (disc.x - from.x) * x + (disc.y - from.y) * y,
      (disc.x - from.x) * y - (disc.y - from.y) * x,
    ]
    return along <= 0 || Math.abs(beside) > 2 * along ? Number.POSITIVE_INFINITY : along + 2 * Math.abs(beside)
  }
  const best = discs.reduce<Disc | undefined>((near, disc) => (!near || far(disc) < far(near) ? disc : near), undefined)
  return best && far(best) < Number.POSITIVE_INFINITY ? best : undefined
}

/** Area by people; where it begins, the larger lie nearer to the middle. */
function begun(nodes: Node[], { width, height }: Size): Disc[] {
  const all = nodes.reduce((sum, { people }) => sum + Math.max(1, people), 0)
  const room = width * height * (nodes.length > MANY ? 0.06 : 0.13)
  const most = Math.min(width, height) * 0.12
  return nodes.map(({ key, people, arrivals, closing }, at) => {
    const r = Math.min(most, Math.max(4, Math.sqrt((room * Math.max(1, people)) / all / Math.PI)))
    const far = Math.sqrt((at + 0.5) / nodes.length) * 0.5
    const on = arrivals === 0 ? 0 : closing / arrivals
    return {
      key,
      r,
      x: width * (0.5 + 0.6 * far * Math.cos(at * GOLDEN) + 0.25 * on),
      y: height * (0.5 + 0.9 * far * Math.sin(at * GOLDEN)),
    }
  })
}

function pull(discs: Disc[], edges: Edge[], { width, height }: Size): void {
  const at = new Map(discs.map((disc, place) => [disc.key, place]))
  const ends = (key: string) =>
    key === BEGIN ? { x: 0, y: height / 2 } : key === CONVERSION ? { x: width, y: height / 2 } : undefined
  const most = Math.max(1, ...edges.map(({ count }) => count))
  const near = Math.sqrt((width * height) / (discs.length + 1)) * 0.8
  const last = rounds(discs.length)
  for (let round = 0; round < last; round++) {
    const heat = (1 - round / last) * near * 0.25
    const force = discs.map(() => ({ x: 0, y: 0 }))
    repel(discs, force, near)
    for (const { from, to, count } of edges) {
      const [a, b] = [at.get(from), at.get(to)]
      const one = a === undefined ? ends(from) : discs[a]
      const other = b === undefined ? ends(to) : discs[b]
      if (!one || !other) continue
      const strength = (0.02 + 0.1 * Math.sqrt(count / most)) / (a === undefined || b === undefined ? 6 : 1)
      const [x, y] = [(other.x - one.x) * strength, (other.y - one.y) * strength]
      push(force[a ?? -1], x, y)
      push(force[b ?? -1], -x, -y)
    }
    discs.forEach((disc, place) => {
      const { x, y } = force[place] ?? { x: 0, y: 0 }
      const long = Math.hypot(x, y) || 1
      const step = Math.min(long, heat) / long
      disc.x += x * step + (width / 2 - disc.x) * 0.004
      disc.y += y * step + (height / 2 - disc.y) * 0.01
      keepIn(disc, { width, height })
    })
  }
}

function push(force: { x: number; y: number } | undefined, x: number, y: number): void {
  if (force) {
    force.x += x
    force.y += y
  }
}

function repel(discs: Disc[], force: { x: number; y: number }[], near: number): void {
  for (let a = 0; a < discs.length; a++) {
    for (let b = a + 1; b < discs.length; b++) {
      const [one, other] = [discs[a], discs[b]]
      if (!one || !other) continue
      const x = one.x - other.x || 0.01 * (a - b)
      const y = one.y - other.y
      const far = Math.max(1, x * x + y * y)
      const strength = Math.min(1, (near * near) / far / Math.sqrt(far))
      push(force[a], x * strength, y * strength)
      push(force[b], -x * strength, -y * strength)
    }
  }
}

function keepIn(disc: Disc, { width, height }: Size): void {
  disc.x = Math.min(width - MARGIN - disc.r, Math.max(MARGIN + disc.r, disc.x))
  disc.y = Math.min(height - LINE - disc.r - 2, Math.max(disc.r + 4, disc.y))
}

/** Moves discs apart until none lie on each other; where that does not do, all become smaller. */
function part(discs: Disc[], size: Size): void {
  const gap = discs.length > MANY ? 1 : GAP
  for (let round = 0; round < 300; round++) {
    if (!parted(discs, size, gap)) return
    if (round % 25 === 24) for (const disc of discs) disc.r *= 0.85
  }
}

/** Looks from left to right, at each disc's neighbours only. */
function parted(discs: Disc[], size: Size, gap: number): boolean {
  const sorted = [...discs].sort((a, b) => a.x - b.x)
  const widest = Math.max(...discs.map(({ r }) => r))
  let moved = false
  for (const [at, one] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length; next++) {
      const other = sorted[next]
      if (!other || other.x - one.x > one.r + widest + gap) break
      if (partTwo(one, other, gap)) {
        moved = true
        keepIn(one, size)
        keepIn(other, size)
      }
    }
  }
  return moved
}

function partTwo(one: Disc, other: Disc, gap: number): boolean {
  const least = one.r + other.r + gap
  const x = other.x - one.x || 0.011
  const y = other.y - one.y || 0.007
  const far = Math.hypot(x, y)
  if (far >= least - 0.01) return false
  const half = (least - far) / far / 2
  one.x -= x * half
  one.y -= y * half
  other.x += x * half
  other.y += y * half
  return true
}

/** Draws the discs apart until they take the room that there is: lines and names need it. */
function fill(discs: Disc[], { width, height }: Size): void {
  if (discs.length < 2 || discs.length > MANY) return
  stretch(discs, 'x', MARGIN, width - MARGIN)
  stretch(discs, 'y', 4, height - LINE - 2)
}

function stretch(discs: Disc[], place: 'x' | 'y', least: number, most: number): void {
  const ends = (times: number) => ({
    from: Math.min(...discs.map((disc) => disc[place] * times - disc.r)),
    to: Math.max(...discs.map((disc) => disc[place] * times + disc.r)),
  })
  let times = APART
  while (times > 1 && ends(times).to - ends(times).from > most - least) times -= 0.05
  if (times <= 1) return
  const { from, to } = ends(times)
  const middle = (ends(1).from + ends(1).to) / 2
  const by = Math.min(most - to, Math.max(least - from, middle - (from + to) / 2))
  for (const disc of discs) disc[place] = disc[place] * times + by
}

/** The most used and the brightest: more lines than that say nothing. */
function strongest(edges: Edge[], nodes: number): Edge[] {
  const byCount = [...edges].sort((a, b) => b.count - a.count).slice(0, Math.max(12, Math.ceil(nodes * 1.6)))
  const byGood = [...edges]
    .filter(({ converted }) => converted > 0)
    .sort((a, b) => b.converted - a.converted)
    .slice(0, Math.max(8, Math.ceil(nodes / 2)))
  return [...new Set([...byCount, ...byGood])]
}
