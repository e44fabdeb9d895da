import { ask, heldObject, shortest } from '../ask'
import type { FiguresQuestion } from '../figures/question'
import type { AnyMatcher } from '../MatcherSelect'

/** The question for retention; what a page does not know in it is kept as it is. */
export interface RetentionQuestion {
  ask: 'retention'
  start: AnyMatcher
  back?: AnyMatcher
  every?: string
  periods?: number
  first?: boolean
  returned?: string
  period?: FiguresQuestion['period']
  by?: FiguresQuestion['by']
  weekStart?: string
  compare?: FiguresQuestion['compare']
}

/** Of the customers won in each month, how many ordered again? */
export const START: RetentionQuestion = { ask: 'retention', start: { goal: 'sale' }, every: 'month' }

interface CohortFigures {
  people: number
  returned: (number | null)[]
  rates: (number | null)[]
}

export interface Cohort {
  start?: string
  people: number
  returned: number[]
  rates: (number | null)[]
  /** Of all cohorts: the members of those for which an interval is over. */
  of?: number[]
  /** The cohort in the same place of the time before; null where that time has fewer. */
  before?: (CohortFigures & { start?: string }) | null
  change?: CohortFigures | null
}

interface Grid {
  cohorts: Cohort[]
  total: Cohort
}

export interface RetentionAnswered {
  answer: Grid & { groups?: (Grid & { key: string[] })[] }
  notes: { code: string; text: string }[]
  basis: { events: number; people: number; from: string | null; to: string | null; asOf: string; millis: number }
}

/** A line of the grid, with its place in the answer. */
export interface Line {
  name: string
  cohort: Cohort
  at: string
}

/** The first cohort that has anybody, now or in the time before; those before it say nothing. */
const begun = (cohorts: Cohort[]) => cohorts.findIndex(({ people, before }) => people > 0 || (before?.people ?? 0) > 0)

export function linesOf({ cohorts, total, groups }: RetentionAnswered['answer'], all: string) {
  return {
    cohorts: cohorts
      .map((cohort, at): Line => ({ name: cohort.start ?? '', cohort, at: `/cohorts/${at}` }))
      .slice(Math.max(0, begun(cohorts))),
    total: { name: all, cohort: total, at: '/total' } satisfies Line,
    groups: (groups ?? []).map(
      (group, at): Line => ({ name: group.key.join(' · '), cohort: group.total, at: `/groups/${at}/total` }),
    ),
  }
}

/** Fewer than this say nothing as a rate. */
export const FEWEST = 30

export interface Cell {
  /** Nobody began, or it has not begun: nothing is written. */
  kind: 'none' | 'young' | 'few' | 'rate'
  returned: number
  rate: number
}

/** What stands in a cell: a rate, a number where there are too few, a dot where the interval is not over. */
export function cellOf({ people, returned, rates, of }: Cohort, interval: number): Cell {
  const count = returned[interval]
  const rate = rates[interval]
  const whole = of?.[interval] ?? people
  if (count === undefined || people === 0) return { kind: 'none', returned: 0, rate: 0 }
  if (rate == null) return { kind: whole === 0 ? 'none' : 'young', returned: count, rate: 0 }
  return { kind: whole < FEWEST ? 'few' : 'rate', returned: count, rate }
}

const FAINTEST = 6
const FULLEST = 50

/** How much colour a rate has, in percent: the highest after interval 0 has most. */
export function shade(rate: number, most: number): number {
  return Math.round(FAINTEST + (FULLEST - FAINTEST) * Math.min(1, most === 0 ? 0 : rate / most))
}

/** The colour behind a rate. */
export const tint = (rate: number, most: number) =>
  `color-mix(in srgb, var(--ff-s3) ${shade(rate, most)}%, var(--ff-surface))`

/** The highest rate after interval 0 that is told. */
export const mostOf = (lines: Line[]): number => {
  const cells = lines.flatMap(({ cohort }) => cohort.rates.slice(1).map((_, before) => cellOf(cohort, before + 1)))
  return Math.max(0, ...cells.filter(({ kind }) => kind === 'rate').map(({ rate }) => rate))
}

export function read(value: unknown): RetentionQuestion {
  const held = heldObject(value)
  return held?.ask === 'retention' && held.start != null ? ({ ...held, ask: 'retention' } as RetentionQuestion) : START
}

export const askRetention = (workspace: string, question: RetentionQuestion, signal: AbortSignal) =>
  ask<RetentionAnswered>(workspace, shortest(question), signal)
