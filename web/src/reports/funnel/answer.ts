export interface Times {
  mean: number | null
  median: number | null
  p10: number | null
  p90: number | null
}

export interface StepFigures {
  reached: number
  dropped: number
  open: number
  quiet: number
  fromFirst: number | null
  fromPrevious: number | null
  low: number | null
  high: number | null
}

export interface StepAnswer extends StepFigures {
  label: string
  time: { fromPrevious: Times | null; fromFirst: Times | null }
  before?: StepFigures
  change?: Partial<StepFigures>
}

export interface Counts {
  entered: number
  completed: number
  rate: number | null
  rateMature: number | null
  immature: number
  before?: { entered: number; completed: number; rate: number | null }
  change?: { entered: number; completed: number; rate: number | null }
  steps: StepAnswer[]
}

export interface Group extends Counts {
  key: (string | null)[]
}

export interface Bucket extends Counts {
  start: string
}

export interface Listed {
  person: string
  userId?: string | null
  entered: string
  last: { event: string; time: string }
  next: { event: string; time: string } | null
}

export interface Answer extends Counts {
  groups: Group[]
  trend?: Bucket[]
  histogram: { from: number; to: number; people: number }[]
  list?: Listed[]
}

export interface Answered {
  question: Record<string, unknown>
  answer: Answer
  notes: { code: string; text: string }[]
  basis: { events: number; people: number; from: string | null; to: string | null; asOf: string | null; millis: number }
}

/** The step at which the share that moves on changed most; undefined if none changed by half a point. */
export function biggestChange(answer: Counts): { step: number; change: number } | undefined {
  const least = 0.005
  let best: { step: number; change: number } | undefined
  answer.steps.forEach((step, index) => {
    const change = step.change?.fromPrevious
    if (index === 0 || typeof change !== 'number' || Math.abs(change) < least) return
    if (best === undefined || Math.abs(change) > Math.abs(best.change)) best = { step: index, change }
  })
  return best
}

/** The step at which most people did not come on. */
export function biggestDrop(answer: Counts): number | undefined {
  let best: number | undefined
  answer.steps.forEach((step, index) => {
    if (index > 0 && step.dropped > (best === undefined ? 0 : (answer.steps[best]?.dropped ?? 0))) best = index
  })
  return best
}

/** Fewer people than this are too few to speak of a share. */
export const TOO_FEW = 30
