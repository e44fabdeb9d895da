import type { FigureListed, FiguresAnswer, Row } from './answer'
import { type FiguresQuestion, namesOf, splitBy } from './question'

export const fileName = (workspace: string) => `figures-${workspace.replaceAll(/[^\w-]+/g, '-')}`

/** The answer for a spreadsheet: the groups, the start of each stretch of time, each figure now, before and its change. */
export function tableRows(question: FiguresQuestion, answer: FiguresAnswer): (string | number)[][] {
  const split = splitBy(question).property
  const names = namesOf(question.figures, Object.keys(answer.total.values))
  const compared = answer.total.before !== undefined
  const timed = answer.rows.some(({ start }) => start !== null)
  const head = [
    ...split,
    ...(timed ? ['start'] : []),
    ...names.flatMap((name) => (compared ? [name, `${name} before`, `${name} change`] : [name])),
  ]
  const cells = ({ values, before, change }: Pick<Row, 'values' | 'before' | 'change'>) =>
    names.flatMap((name) =>
      compared ? [values[name] ?? '', before?.[name] ?? '', change?.[name] ?? ''] : [values[name] ?? ''],
    )
  const rows = answer.rows.map((row) => [
    ...row.key.map((part) => part ?? ''),
    ...(timed ? [row.start ?? ''] : []),
    ...cells(row),
  ])
  if (split.length === 0 && !timed) return [head, ...rows]
  const total = [
    ...split.map((_, at) => (at === 0 ? '(total)' : '')),
    ...(timed ? [split.length === 0 ? '(total)' : ''] : []),
  ]
  return [head, ...rows, [...total, ...cells(answer.total)]]
}

/** A list for a spreadsheet. */
export const listRows = (listed: FigureListed[]): (string | number)[][] => [
  ['person', 'userId', 'time', 'event', 'credit'],
  ...listed.map(({ person, userId, time, event, credit }) => [person ?? '', userId ?? '', time, event, credit ?? '']),
]
