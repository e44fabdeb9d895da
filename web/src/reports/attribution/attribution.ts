import { ask, heldList, heldObject, isObject, shortest } from '../ask'
import type { FiguresQuestion } from '../figures/question'
import type { AnyMatcher } from '../MatcherSelect'

export type Model = string | { custom: Record<string, number> }

/** A move over a model from one stage to another. */
export interface Transition {
  model: string
  from: string
  to: string
}

/** The question for attribution; what a page does not know in it is kept as it is. */
export interface AttributionQuestion {
  ask: 'attribution'
  conversion?: AnyMatcher
  transition?: Transition
  touch?: string
  lookback?: string
  models?: Model[]
  shared?: boolean
  touches?: AnyMatcher
  halfLife?: string
  order?: number
  nulls?: boolean
  anchors?: AnyMatcher[]
  value?: string
  by?: FiguresQuestion['by']
  channels?: string
  compare?: FiguresQuestion['compare']
  period?: FiguresQuestion['period']
}

export const START: AttributionQuestion = {
  ask: 'attribution',
  conversion: { goal: 'sale' },
  touch: 'channel',
  models: ['first', 'last', 'linear', 'markov'],
  period: { last: '90d' },
  compare: 'previous',
}

/** Models that a page offers; all others of a question are kept. */
export const MODELS = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
  'j-shape',
  'inverse-j',
  'w-shape',
  'participation',
  'markov',
  'shapley',
]

export const TOUCHES = ['channel', 'source', 'campaign', 'content', 'page', 'landing', 'asset', 'form', 'device']

interface CreditFigures {
  conversions: number
  value: number
  removalEffect?: number
}

export interface Credit extends CreditFigures {
  touch: string
  before?: CreditFigures | null
  change?: { conversions: number | null; value: number | null; removalEffect?: number | null } | null
}

interface Counts {
  conversions: number
  value: number
  untouched: number
  nulls: number
}

/** The credit of everybody's conversions, or of a group's. */
export interface Whole extends Counts {
  before?: Counts
  change?: Counts
  agreement: {
    share: number
    touches: { touch: string; low: number; lowest: Model; high: number; highest: Model; spread: number }[]
  } | null
  models: { model: Model; adds: boolean; credits: Credit[] }[]
}

export interface Answer extends Whole {
  groups?: (Whole & { key: string[] })[]
}

export interface AttributionAnswered {
  answer: Answer
  notes: { code: string; text: string }[]
}

export const written = (model: Model): string => (typeof model === 'string' ? model : JSON.stringify(model))
export const modelOf = (value: string): Model => (value.startsWith('{') ? (JSON.parse(value) as Model) : value)

/** The models that an address held; undefined where it held none. */
export function heldModels(value: unknown): Model[] | undefined {
  const all = heldList(value)
  const models = all.filter((model): model is Model =>
    typeof model === 'string' ? MODELS.includes(model) : isObject(model) && isObject(model.custom),
  )
  return models.length === 0 ? undefined : models
}

/** A touch with the credit of each model, and where it stands in the answer. */
export interface Row {
  touch: string
  credits: (Placed | undefined)[]
  low: number
  high: number
}

export interface Placed {
  credit: Credit
  /** Where it stands in the answer. */
  at: string
}

/** A line a touch, the most credited first; those beyond a number of lines are left out. */
export function rowsOf({ models }: Whole, place = ''): Row[] {
  const rows = new Map<string, Row>()
  models.forEach(({ credits }, model) => {
    credits.forEach((credit, row) => {
      const line = rows.get(credit.touch) ?? { touch: credit.touch, credits: [], low: 0, high: 0 }
      line.credits[model] = { credit, at: `${place}/models/${model}/credits/${row}` }
      rows.set(credit.touch, line)
    })
  })
  for (const row of rows.values()) {
    const told = row.credits.flatMap((placed, model) =>
      placed && models[model]?.adds ? [placed.credit.conversions] : [],
    )
    row.low = Math.min(...told)
    row.high = Math.max(...told)
    if (told.length === 0) {
      row.high = Math.max(...row.credits.map((placed) => placed?.credit.conversions ?? 0))
      row.low = row.high
    }
  }
  return [...rows.values()].sort((a, b) => b.high - a.high || a.touch.localeCompare(b.touch))
}

/** Each of several dots gets a lane in which none is nearer than that: the first lane where there is room. */
export function lanesOf(places: number[], near: number): number[] {
  const taken: number[][] = []
  return places.map((place) => {
    const free = taken.findIndex((lane) => lane.every((other) => Math.abs(other - place) >= near))
    const lane = free === -1 ? taken.length : free
    taken[lane] = [...(taken[lane] ?? []), place]
    return lane
  })
}

const NICE = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]

/** The end of an axis: a round number that is not below the highest. */
export function niceTop(most: number): number {
  if (most <= 0) return 0
  const ten = 10 ** Math.floor(Math.log10(most))
  return (NICE.find((step) => step * ten >= most) ?? 10) * ten
}

/** Whether credit is that of whole conversions. */
export const isWhole = (credit: number) => Number.isInteger(credit)

/** How far along an axis that begins at zero, in percent. */
export const along = (value: number, most: number) => (most === 0 ? 0 : (100 * value) / most)

export function read(value: unknown): AttributionQuestion {
  const held = heldObject(value)
  const credited = held?.conversion ?? held?.transition ?? held?.paths
  return held?.ask === 'attribution' && credited != null
    ? ({ ...held, ask: 'attribution' } as AttributionQuestion)
    : START
}

export const askAttribution = (workspace: string, question: AttributionQuestion, signal: AbortSignal) =>
  ask<AttributionAnswered>(workspace, shortest(question), signal)
