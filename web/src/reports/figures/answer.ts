import type { Schemas } from '../../api/types'

export type Numbers = Record<string, number | null>

/** A row of the answer; before and change where it is compared with another time. */
export interface Row {
  key: (string | null)[]
  start: string | null
  values: Numbers
  before?: Numbers | null
  change?: Numbers | null
}

export interface FigureListed {
  person: string | null
  userId: string | null
  time: string
  event: string
  /** Its part in the figure, where it has one. */
  credit?: number | null
}

export interface FiguresAnswer {
  rows: Row[]
  totals?: Row[]
  total: Omit<Row, 'key' | 'start'> & { adds: Record<string, boolean> }
  list?: FigureListed[]
}

export interface FiguresAnswered extends Omit<Schemas['FiguresAnswered'], 'answer'> {
  answer: FiguresAnswer
}

/** A part of a JSON pointer, which a name may not fall out of. */
export const pointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** Amounts, and parts of conversions. */
const NO_COUNT = /\/(?:sum:[^/]*|revenue|grossRevenue|value|credits\/.*)$/

/** Whether the figure at a place counts people or events; others are what these make up together. */
export const isCount = (place: string) => !NO_COUNT.test(place)

export const keyOf = ({ key }: Row) => key.map((part) => part ?? '').join(' · ')

export interface Placed {
  row: Row
  /** Where it stands in the answer. */
  at: number
}

/** What a table is sorted by: a figure, or the groups' names; the largest first unless `up`. */
export interface Sorting {
  by: string
  up: boolean
}

export const NAME = '='

export const sortingOf = (value: string | undefined): Sorting | undefined =>
  value === undefined ? undefined : value.startsWith('^') ? { by: value.slice(1), up: true } : { by: value, up: false }

export const writtenSorting = ({ by, up }: Sorting) => (up ? `^${by}` : by)

/** The rows in another order; each keeps its place in the answer. Rows without the figure come last. */
export function sorted(rows: Row[], sorting: Sorting | undefined, language: string): Placed[] {
  const placed = rows.map((row, at) => ({ row, at }))
  if (!sorting) return placed
  const { by, up } = sorting
  const sign = up ? 1 : -1
  if (by === NAME) return placed.sort((a, b) => sign * keyOf(a.row).localeCompare(keyOf(b.row), language))
  return placed.sort((a, b) => {
    const [one, other] = [a.row.values[by], b.row.values[by]]
    if (one == null || other == null) return (one == null ? 1 : 0) - (other == null ? 1 : 0)
    return sign * (one - other)
  })
}

/** The group whose figure changed most. */
export function mostChanged(rows: Row[], figure: string): Row | undefined {
  const size = (row: Row) => Math.abs(row.change?.[figure] ?? 0)
  const largest = rows.reduce<Row | undefined>((best, row) => (!best || size(row) > size(best) ? row : best), undefined)
  return largest && size(largest) > 0 ? largest : undefined
}

/** One figure of one group over time; the earlier time beside it. */
export function seriesOf(rows: Row[], key: string, figure: string) {
  const own = rows.filter((row) => keyOf(row) === key)
  return {
    now: own.map(({ values }) => values[figure] ?? null),
    before: own.map(({ before }) => before?.[figure] ?? null),
  }
}

/** Fewer than this are too few to say a change in percent of. */
const TOO_FEW = 30

/** The change as a share of what was; undefined where that was nothing or too little. */
export function relative(change: number | null | undefined, before: number | null | undefined, counts: boolean) {
  if (change == null || before == null || before <= 0 || (counts && before < TOO_FEW)) return undefined
  return change / before
}
