import type { Schemas } from '../../api/types'

export type Trace = Schemas['FunnelTrace']
export type Attempt = Trace['attempts'][number]
export type Rejected = Trace['rejected'][number]
export type Taken = Attempt['events'][number]

/** How near misses of one step are told, the first ones. */
export const NEAR = 3

/** The attempt that the funnel counts of this person, the deepest of several; undefined where none counts. */
export const counted = ({ attempts }: Trace): Attempt | undefined =>
  attempts.filter(({ counts }) => counts).sort((a, b) => b.depth - a.depth)[0]

/** What became of a step: the event that took it, or the events that might have. */
export interface StepWay {
  step: number
  taken: Taken | undefined
  near: Rejected[]
}

/** Each step with what became of it, in the order of the steps; what was near in time to the attempt comes first. */
export function wayOf(trace: Trace, steps: number): StepWay[] {
  const attempt = counted(trace)
  const at = Date.parse(attempt?.events.at(-1)?.time ?? attempt?.start ?? '')
  const far = ({ time }: Rejected) => (Number.isNaN(at) ? 0 : Math.abs(Date.parse(time) - at))
  return Array.from({ length: steps }, (_, index) => {
    const step = index + 1
    return {
      step,
      taken: attempt?.events.find((event) => event.step === step),
      near: trace.rejected.filter((event) => event.step === step).sort((a, b) => far(a) - far(b)),
    }
  })
}

/** The first step that is missing, from 1; undefined where none is, or only such as may be left out. */
export const missing = (way: StepWay[], optional: boolean[]): number | undefined =>
  way.find(({ step, taken }) => taken === undefined && optional[step - 1] !== true)?.step

export interface Mark {
  time: number
  step: number
  kind: 'counted' | 'tried' | 'rejected'
  what: string
}

/** Every event that the trace tells, for a picture: those that count, those of other attempts, those left aside. */
export function marksOf(trace: Trace): Mark[] {
  const attempt = counted(trace)
  const marks: Mark[] = []
  const seen = new Set<string>()
  const put = (event: { time: string; event: string; step: number }, kind: Mark['kind']) => {
    const key = `${event.time} ${event.step} ${event.event}`
    if (seen.has(key)) return
    seen.add(key)
    marks.push({ time: Date.parse(event.time), step: event.step, kind, what: event.event })
  }
  for (const event of attempt?.events ?? []) put(event, 'counted')
  for (const other of trace.attempts) for (const event of other.events) put(event, 'tried')
  for (const event of trace.rejected) put(event, 'rejected')
  return marks
}

/** The whole stretch of the marks, widened where it is a moment. */
export function stretchOf(marks: Mark[]): [number, number] {
  const times = marks.map(({ time }) => time)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  return last > first ? [first, last] : [first - 1, last + 1]
}
