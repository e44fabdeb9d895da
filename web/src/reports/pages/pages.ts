import { ask, heldObject, shortest } from '../ask'
import type { FigureListed, FiguresAnswer, Numbers, Row } from '../figures/answer'
import type { FiguresQuestion } from '../figures/question'

/** The question for pages; what a page does not know in it is kept as it is. */
export interface PagesQuestion {
  ask: 'pages'
  goal?: string
  within?: string
  by?: FiguresQuestion['by']
  period?: FiguresQuestion['period']
  compare?: FiguresQuestion['compare']
}

export const START: PagesQuestion = {
  ask: 'pages',
  goal: 'lead',
  within: '30d',
  period: { last: '28d' },
  compare: 'previous',
}

/** The columns in the order in which they stand. */
export const COLUMNS = [
  'visits',
  'people',
  'conversions',
  'conversionRate',
  'views',
  'entries',
  'exits',
  'bounceRate',
  'exitRate',
  'abandonment',
  'medianSeconds',
  'clicks',
  'ctaSeen',
  'ctaClicked',
]

/** A row as it is answered: the figures beside the key. */
export type PagesRow = Record<string, unknown> & { key: string[]; before?: Numbers | null; change?: Numbers | null }

export interface PagesAnswered {
  answer: { rows: PagesRow[]; total: Omit<PagesRow, 'key'> & { adds: Record<string, boolean> }; list?: FigureListed[] }
  notes: { code: string; text: string }[]
  basis: { events: number; people: number; from: string | null; to: string | null; asOf: string; millis: number }
}

const numbers = (row: Record<string, unknown>): Numbers =>
  Object.fromEntries(COLUMNS.map((name) => [name, typeof row[name] === 'number' ? row[name] : null]))

const compared = (row: Record<string, unknown> & { before?: Numbers | null; change?: Numbers | null }) =>
  row.before === undefined ? {} : { before: row.before, change: row.change ?? null }

/** The answer in the form of figures, which the same table shows. */
export function asFigures({ rows, total }: PagesAnswered['answer']): FiguresAnswer {
  return {
    rows: rows.map((row): Row => ({ key: row.key, start: null, values: numbers(row), ...compared(row) })),
    total: { values: numbers(total), adds: total.adds, ...compared(total) },
  }
}

/** A place in the form of figures, as one in the answer. */
export const placeOf = (pointer: string) => pointer.replace('/values/', '/')

export function read(value: unknown): PagesQuestion {
  const held = heldObject(value)
  return held?.ask === 'pages' ? ({ ...held, ask: 'pages' } as PagesQuestion) : START
}

export const askPages = (workspace: string, question: PagesQuestion, signal: AbortSignal) =>
  ask<PagesAnswered>(workspace, shortest(question), signal)
