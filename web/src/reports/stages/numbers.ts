export type Point = readonly [number, number]

/** A line of the graph: a curve by its four corners. */
export interface Curve {
  corners: Point[]
  width: number
  people: number
  /** Away from the circles, one long. */
  out: Point
}

interface Circle {
  x: number
  y: number
  r: number
}

interface Size {
  width: number
  height: number
}

interface Box extends Size {
  x: number
  y: number
}

const DIGIT = 6.6
const HIGH = 12
const GAP = 3
/** Steps of a line that are looked at, and where its number may stand, the middle first. */
const STEPS = 32
const AT = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8]
/** A number that so many people stand for is written even where it touches something. */
const MANY_PEOPLE = 10

/** Where each line has its number, the largest first: beside its line, where it touches neither lines nor numbers. */
export function numbers(curves: Curve[], circles: Circle[], size: Size): ({ x: number; y: number } | undefined)[] {
  const points = curves.map((curve) => Array.from({ length: STEPS + 1 }, (_, step) => at(curve, step / STEPS)))
  const taken: Box[] = []
  const found: ({ x: number; y: number } | undefined)[] = curves.map(() => undefined)
  const sorted = curves.map((curve, index) => ({ curve, index })).sort((a, b) => b.curve.people - a.curve.people)
  for (const { curve, index } of sorted) {
    const width = DIGIT * `${curve.people}`.length + 4
    const hits = (box: Box) =>
      (box.x < 0 || box.y < 0 || box.x + box.width > size.width || box.y + box.height > size.height ? 100 : 0) +
      10 * taken.filter((other) => touches(box, other)).length +
      10 * circles.filter((circle) => inside(box, [circle.x, circle.y], circle.r)).length +
      points.reduce((sum, line, of) => {
        const thick = (curves[of]?.width ?? 0) / 2
        return sum + (line.some((point) => inside(box, point, thick)) ? Math.max(1, thick) : 0)
      }, 0)
    const places = AT.flatMap((share) => [1, -1].map((side) => beside(curve, share, side, width)))
    const rated = places.map((box) => ({ box, hits: hits(box) }))
    const best = rated.reduce((least, each) => (each.hits < least.hits ? each : least))
    if (best.hits > 0 && curve.people < MANY_PEOPLE) continue
    taken.push(best.box)
    found[index] = { x: best.box.x + width / 2, y: best.box.y + HIGH / 2 }
  }
  return found
}

/** A place on the curve. */
function at({ corners }: Curve, share: number): Point {
  const rest = 1 - share
  const weights = [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3]
  const sum = (axis: 0 | 1) => corners.reduce((all, corner, index) => all + corner[axis] * (weights[index] ?? 0), 0)
  return [sum(0), sum(1)]
}

/** A number beside a place of its line, beyond it or before it. */
function beside(curve: Curve, share: number, side: number, width: number): Box {
  const [x, y] = at(curve, share)
  const [from, to] = [at(curve, share - 0.02), at(curve, share + 0.02)]
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  const normal: Point = [(to[1] - from[1]) / long, (from[0] - to[0]) / long]
  const away = normal[0] * curve.out[0] + normal[1] * curve.out[1] < 0 ? -side : side
  const [along, down] = [normal[0] * away, normal[1] * away]
  const far = curve.width / 2 + GAP + (Math.abs(along) * width + Math.abs(down) * HIGH) / 2
  return { x: x + along * far - width / 2, y: y + down * far - HIGH / 2, width, height: HIGH }
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Whether a point, so thick, comes into a box. */
const inside = ({ x, y, width, height }: Box, [px, py]: Point, thick: number) =>
  Math.hypot(px - Math.max(x, Math.min(px, x + width)), py - Math.max(y, Math.min(py, y + height))) < thick + 1
