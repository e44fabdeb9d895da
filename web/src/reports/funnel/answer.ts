import type { Schemas } from '../../api/types'

export type StepAnswer = Schemas['FunnelStepCounts']
export type Counts = Schemas['FunnelCounts']
export type Group = Schemas['FunnelGroup']
export type Bucket = Schemas['FunnelBucket']
export type Answer = Schemas['FunnelAnswer']
export type Answered = Schemas['FunnelAnswered']

/** A change of this much is worth a word. */
const LEAST = 0.005

export interface StepChange {
  step: number
  change: number
}

/** Steps at which the share that moves on changed, the largest change first; not among too few people. */
export function changesOf(answer: Counts): StepChange[] {
  const changes = answer.steps.flatMap((step, index) => {
    const change = step.change?.fromPrevious
    const from = answer.steps[index - 1]
    if (!from || from.reached < TOO_FEW || (from.before?.reached ?? 0) < TOO_FEW) return []
    return typeof change === 'number' && Math.abs(change) >= LEAST ? [{ step: index, change }] : []
  })
  return changes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
}

/** The step at which the share that moves on changed most; undefined if none changed by half a point. */
export const biggestChange = (answer: Counts): StepChange | undefined => changesOf(answer)[0]

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

/** How a place is called where steps come in any order: the number of steps done, and of how many. */
const PLACE = /^(\d+) of (\d+): /

/** The answer with its places called as the reader's language has them; steps keep their names. */
export function withPlaces(answered: Answered, called: (number: string, all: string) => string): Answered {
  const steps = <T extends { label: string }>(all: T[]): T[] =>
    all.map((step) => {
      const [, number, of] = PLACE.exec(step.label) ?? []
      return number === undefined || of === undefined ? step : { ...step, label: called(number, of) }
    })
  const { answer } = answered
  const groups = answer.groups.map((group) => ({ ...group, steps: steps(group.steps) }))
  return { ...answered, answer: { ...answer, steps: steps(answer.steps), groups } }
}
