import type { Schemas } from '../../api/types'
import { heldObject } from '../ask'

/** The funnel question; what a page does not know in it is kept as it is. */
export type Question = Schemas['FunnelQuestion']
export type Step = Schemas['FunnelStep']
export type Matcher = Schemas['Matcher']
export type Period = Schemas['Period']
export type By = Schemas['FunnelByPlace']
export type Condition = Schemas['PropertyCondition']

/** An event with plain conditions, as the page edits it. */
export type EditedEvent = Omit<Schemas['EventMatcher'], 'where'> & { where?: Condition[] }

export const EMPTY: Question = { ask: 'funnel', steps: [] }
export const OPERATORS: Condition['op'][] = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'exists',
  'missing',
]
export const NEEDS_NO_VALUE = new Set<Condition['op']>(['exists', 'missing'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a step looks for, without its label. */
export const matcherOf = (step: Step): Matcher =>
  isObject(step) && 'match' in step ? (step.match as Matcher) : (step as Matcher)

/** A step that the page can edit: one event with plain conditions; others are shown and kept. */
export function editable(step: Step): EditedEvent | undefined {
  const matcher = matcherOf(step)
  if (typeof matcher === 'string') return { event: matcher }
  if (!isObject(matcher) || !('event' in matcher) || typeof matcher.event !== 'string') return undefined
  const where = matcher.where ?? []
  if (!Array.isArray(where) || !where.every((each) => isObject(each) && 'property' in each)) return undefined
  return matcher as unknown as EditedEvent
}

export function labelOf(step: Step): string {
  if (isObject(step) && 'match' in step && typeof step.label === 'string') return step.label
  const event = editable(step)
  return event ? event.event : JSON.stringify(matcherOf(step))
}

/** The shortest way to write it: a bare name where nothing else is asked. */
export function stepOf(matcher: EditedEvent): Step {
  const where = (matcher.where ?? []).filter(({ property }) => property !== '')
  if (where.length === 0 && matcher.nth === undefined) return matcher.event
  return { ...matcher, where }
}

/** A number or truth value where the text is one, as a person means it. */
export function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && String(Number(text)) === text ? Number(text) : text
}

/** Reads what an address held; anything that is no question is an empty one. */
export function read(value: unknown): Question {
  const held = heldObject(value)
  return held && Array.isArray(held.steps) ? { ...held, ask: 'funnel', steps: held.steps as Step[] } : EMPTY
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  const [taken] = copy.splice(from, 1)
  if (taken !== undefined) copy.splice(to, 0, taken)
  return copy
}

/** How the answer is split, as an object with one property; undefined where it is not, or by several together. */
export function splitBy({ by }: Question): (By & { property: string }) | undefined {
  if (by === undefined || (typeof by === 'object' && 'audience' in by)) return undefined
  const { property, ...rest } = typeof by === 'string' || Array.isArray(by) ? { property: by } : by
  if (typeof property === 'string') return { ...rest, property }
  return property.length === 1 && property[0] !== undefined ? { ...rest, property: property[0] } : undefined
}
