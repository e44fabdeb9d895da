/** Geometry of the cascade of bowls: half-discs, flat side up, area in proportion to people. */
export interface BowlInput {
  /** People who reached the stage; undefined where none of its events occur. */
  reached: number | undefined
  moved: number
  open: number
  quiet: number
}

export interface Bowl {
  y: number
  radius: number
  inner: number
  /** How far round from the left rim the part lies that is still here, 0 to π. */
  turn: number
}

export interface Seam {
  y: number
  from: number
  to: number
  /** How many times as wide the same people are drawn below. */
  times: number
}

export interface Cascade {
  bowls: (Bowl | undefined)[]
  seams: (Seam | undefined)[]
  height: number
}

const SMALL = 16
/** A second scale for fewer people than this would make much of little. */
const FEW = 30
/** A bowl that is too small to see. */
const LEAST = 3
const ROW = 74
const SEAM = 34
const TOP = 8
/** Below a seam the first bowl is drawn so much of the largest. */
const AGAIN = 0.75

/** One scale for the whole picture, and a wider one below a seam where bowls would get too small to see. */
export function cascade(stages: BowlInput[], largest: number): Cascade {
  const most = Math.max(1, ...stages.map(({ reached }) => reached ?? 0))
  let k = largest / Math.sqrt(most)
  let y = TOP
  let before: Bowl | undefined
  const seams: (Seam | undefined)[] = []
  const bowls = stages.map((stage) => {
    const { reached } = stage
    let seam: Seam | undefined
    if (reached === undefined) {
      seams.push(undefined)
      y += ROW
      return undefined
    }
    if (reached >= FEW && before !== undefined && k * Math.sqrt(reached) < SMALL) {
      const wider = (largest * AGAIN) / Math.sqrt(reached)
      const from = k * Math.sqrt(reached)
      k = wider
      seam = { y, from, to: k * Math.sqrt(reached), times: (k * Math.sqrt(reached)) / from }
      y += SEAM
    }
    seams.push(seam)
    const radius = reached === 0 ? 0 : Math.max(LEAST, k * Math.sqrt(reached))
    const rest = stage.open + stage.quiet
    const bowl = {
      y,
      radius,
      inner: k * Math.sqrt(stage.moved),
      turn: rest === 0 ? Math.PI : (Math.PI * stage.open) / rest,
    }
    y += Math.max(ROW, radius + 26)
    before = bowl
    return bowl
  })
  return { bowls, seams, height: y }
}

const point = (x: number, y: number, radius: number, turn: number) =>
  `${(x - radius * Math.cos(turn)).toFixed(2)} ${(y + radius * Math.sin(turn)).toFixed(2)}`

/** A half-disc hanging from its flat side. */
export const half = (x: number, y: number, radius: number) =>
  `M${point(x, y, radius, 0)}A${radius} ${radius} 0 0 0 ${point(x, y, radius, Math.PI)}Z`

/** Where the bowl ends beneath the rim of its inner disc. */
export const under = ({ y, radius, inner }: Bowl) => y + Math.sqrt(Math.max(0, radius * radius - inner * inner))

/** A place inside a bowl, half way between its inner disc and its rim. */
export function inside(x: number, bowl: Bowl, turn: number): { x: number; y: number } {
  const far = (bowl.radius + bowl.inner) / 2
  return { x: x - far * Math.cos(turn), y: bowl.y + far * Math.sin(turn) }
}

/** The part of a bowl between its inner disc and its rim, from one turn to another. */
export function part(x: number, y: number, bowl: Bowl, from: number, to: number): string {
  const { radius, inner } = bowl
  return (
    `M${point(x, y, radius, from)}A${radius} ${radius} 0 0 0 ${point(x, y, radius, to)}` +
    `L${point(x, y, inner, to)}A${inner} ${inner} 0 0 1 ${point(x, y, inner, from)}Z`
  )
}

/** The stage after which most people went quiet; undefined if nobody did. */
export function biggestLeak(stages: BowlInput[]): number | undefined {
  let best: number | undefined
  stages.forEach(({ quiet }, index) => {
    if (quiet > (best === undefined ? 0 : (stages[best]?.quiet ?? 0))) best = index
  })
  return best
}

/** A smaller fall than half a point is none to point at. */
const FALL = -0.005

/** The stage whose share that moves on fell most; undefined if none fell. */
export function biggestFall(changes: (number | null)[]): number | undefined {
  const lowest = Math.min(0, ...changes.map((change) => change ?? 0))
  return lowest > FALL ? undefined : changes.indexOf(lowest)
}

const mixed = (from: number, to: number, share: number) => from + (to - from) * share

/**
 * The same stages drawn on the way from one cascade to another; what was not there before stands in its place at once.
 * Undefined where there are not as many stages.
 */
export function between(from: Cascade, to: Cascade, share: number): Cascade | undefined {
  if (from.bowls.length !== to.bowls.length) return undefined
  const bowls = to.bowls.map((bowl, at) => {
    const old = from.bowls[at]
    if (!bowl || !old) return bowl
    return {
      y: mixed(old.y, bowl.y, share),
      radius: mixed(old.radius, bowl.radius, share),
      inner: mixed(old.inner, bowl.inner, share),
      turn: mixed(old.turn, bowl.turn, share),
    }
  })
  const seams = to.seams.map((seam, at) => {
    const old = from.seams[at]
    if (!seam || !old) return seam
    const { y, from: above, to: below } = seam
    return { ...seam, y: mixed(old.y, y, share), from: mixed(old.from, above, share), to: mixed(old.to, below, share) }
  })
  return { bowls, seams, height: mixed(from.height, to.height, share) }
}
