import type { Schemas } from '../../api/types'

export type StepAnswer = Schemas['FunnelStepCounts']
export type Counts = Schemas['FunnelCounts']
export type Group = Schemas['FunnelGroup']
export type Bucket = Schemas['FunnelBucket']
export type Answer = Schemas['FunnelAnswer']
export type Answered = Schemas['FunnelAnswered']

/** The step at which the share that moves on changed most; undefined if none changed by half a point. */
export function biggestChange(answer: Counts): { step: number; change: number } | undefined {
  const least = 0.005
  let best: { step: number; change: number } | undefined
  answer.steps.forEach((step, index) => {
    const change = step.change?.fromPrevious
    const from = answer.steps[index - 1]
    if (!from || from.reached < TOO_FEW || (from.before?.reached ?? 0) < TOO_FEW) return
    if (typeof change !== 'number' || Math.abs(change) < least) return
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
