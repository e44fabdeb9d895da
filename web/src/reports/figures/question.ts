import type { Schemas } from '../../api/types'
import { heldObject } from '../ask'

export type Figure = Schemas['FiguresQuestion']['figures'][number]
export type By = Schemas['FunnelByPlace']

/** The question for figures; what a page does not know in it is kept as it is. */
export interface FiguresQuestion {
  ask: 'figures'
  figures: Figure[]
  by?: Schemas['FunnelBy']
  every?: string
  period?: Schemas['Period']
  compare?: 'previous' | 'year' | Schemas['Period']
  where?: unknown
  people?: unknown
  channels?: string
}

/** How did the last week go against the week before, by channel? */
export const MONDAY: FiguresQuestion = {
  ask: 'figures',
  figures: ['visits', 'people', 'goal:lead', 'goal:sale', 'revenue', 'newCustomers'],
  by: 'channel',
  period: { last: '7d' },
  compare: 'previous',
  every: 'day',
}

export const NAMES = [
  'visits',
  'people',
  'events',
  'pageViews',
  'visitSeconds',
  'bounceRate',
  'revenue',
  'grossRevenue',
  'customers',
  'newCustomers',
  'returningCustomers',
]

/** Reads what an address held; anything that is no question is the one of Monday. */
export function read(value: unknown): FiguresQuestion {
  const held = heldObject(value)
  if (!held || !Array.isArray(held.figures) || held.figures.length === 0) return MONDAY
  return { ...held, ask: 'figures', figures: held.figures as Figure[] }
}

/** The names by which figures stand in the answer: their own, or those that the answer gave the unnamed ones. */
export function namesOf(figures: Figure[], given: string[]): string[] {
  const own = figures.map((figure) => (typeof figure === 'string' ? figure : text(figure.as)))
  const rest = given.filter((name) => !own.includes(name))
  return own.map((name) => name ?? rest.shift() ?? '')
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

export type Kind = 'count' | 'money' | 'seconds' | 'share' | 'ratio' | 'number' | 'part'

const SECONDS = new Set(['visitSeconds', 'medianSeconds'])
const SHARES = new Set(['bounceRate', 'exitRate', 'abandonment', 'conversionRate'])
const MONEY = new Set(['revenue', 'value', 'total'])

/** What a figure is written as. */
export function kindOf(figure: Figure): Kind {
  if (typeof figure === 'string') {
    if (SECONDS.has(figure)) return 'seconds'
    if (SHARES.has(figure)) return 'share'
    return figure === 'revenue' || figure === 'grossRevenue' ? 'money' : 'count'
  }
  if (figure.sum !== undefined) return MONEY.has(String(figure.sum)) ? 'money' : 'number'
  if (!Array.isArray(figure.rate)) return 'count'
  const [part, whole] = (figure.rate as Figure[]).map(kindOf)
  if (part === 'count' && whole === 'count') return 'ratio'
  return part === 'money' && whole === 'count' ? 'money' : 'number'
}

const MADE_OF_TWO = new Set([...SECONDS, ...SHARES, 'returningCustomers'])

/** Whether people or events stand behind a figure; one that is made of two counts has no list. */
export const hasList = (figure: Figure): boolean =>
  typeof figure === 'string' ? !MADE_OF_TWO.has(figure) : figure.rate === undefined

const WORSE = new Set(['bounceRate', 'exitRate', 'abandonment', 'goal:refund', 'goal:rejected', 'goal:churn'])

/** Whether more of it is worse. */
export const moreIsWorse = (figure: Figure): boolean => typeof figure === 'string' && WORSE.has(figure)

const AUDIENCE = 'audience'

const byAudience = ({ by }: FiguresQuestion) => typeof by === 'object' && !Array.isArray(by) && AUDIENCE in by

/** How the answer is split: which properties, read where, how many groups. */
export function splitBy({ by }: FiguresQuestion): Omit<By, 'property'> & { property: string[] } {
  if (by === undefined) return { property: [] }
  if (typeof by === 'string') return { property: [by] }
  if (Array.isArray(by)) return { property: by }
  if ('audience' in by) return { property: [AUDIENCE] }
  return { ...by, property: typeof by.property === 'string' ? [by.property] : by.property }
}

/** The question with another split, as short as it can be written. */
export function withSplit(question: FiguresQuestion, split: ReturnType<typeof splitBy>): FiguresQuestion {
  const { by: _, ...rest } = question
  const { property: all, ...more } = split
  // audiences stand alone: another property takes their place
  const property = byAudience(question) ? all.filter((each) => each !== AUDIENCE) : all
  if (property.length === 0) return all.length === 0 ? rest : question
  const name = property.length === 1 ? (property[0] as string) : property
  return { ...rest, by: Object.keys(more).length === 0 ? name : { ...more, property: name } }
}

/** The same question for the table: over the whole time. */
export function overall(question: FiguresQuestion): FiguresQuestion {
  const { every: _, ...rest } = question
  return rest
}

/** A figure as the value of a choice, and back. */
export const written = (figure: Figure): string => (typeof figure === 'string' ? figure : JSON.stringify(figure))
export const figureOf = (value: string): Figure => (value.startsWith('{') ? (JSON.parse(value) as Figure) : value)
