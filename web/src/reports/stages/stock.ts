import type { StagesSearch } from './search'
import type { StagesAnswered, StagesQuestion } from './stages'

const DAY = 86_400_000

const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The last day of the step that begins on this day. */
export function lastDay(start: string, every: 'day' | 'week' | 'month'): string {
  if (every === 'day') return start
  if (every === 'week') return dateAfter(start, 6)
  const [year = 0, month = 0] = start.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/**
 * The question whose list is who stood somewhere at the end of a step of the stock, or who came by now in the unit of a
 * target: what is listed is told as of then.
 */
export function listedBy(
  question: StagesQuestion,
  { at, every }: { at: StagesSearch['at'] | undefined; every: StagesSearch['every'] | undefined },
  answered: StagesAnswered | undefined,
): StagesQuestion {
  const { compare: _, ...rest } = question
  if (every !== undefined) return { ...rest, period: { this: every } }
  if (at === undefined || !answered) return question
  if (at !== answered.answer.stock.at(-1)?.start) return { ...rest, asOf: lastDay(at, question.every ?? 'day') }
  // the last step ends with the period, or with what is known
  const { asOf, period } = answered.question
  const end = period && 'to' in period && period.to !== undefined ? Date.parse(period.to) - 1 : Number.POSITIVE_INFINITY
  return { ...rest, asOf: new Date(Math.min(end, Date.parse(asOf ?? ''))).toISOString() }
}

/** The middle mark of an axis that holds so many: a round number. */
export function halfOf(most: number): number {
  const half = Math.max(1, most / 2)
  const ten = 10 ** Math.floor(Math.log10(half))
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((times) => Math.ceil(times * ten)).find((mark) => mark >= half) ?? half
}
