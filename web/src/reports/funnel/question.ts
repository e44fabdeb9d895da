import type { Schemas } from '../../api/types'
import { heldObject, shortest } from '../ask'

/** The funnel question, over steps or over a model; what a page does not know in it is kept as it is. */
export type Question = Omit<Schemas['FunnelQuestion'], 'actor'> & {
  actor?: string | { property: string }
  model?: Schemas['ModelFunnelQuestion']['model']
}
/** Some fields of a question; undefined takes one out. */
export type Some = { [K in keyof Question]?: Question[K] | undefined }
export type Step = Schemas['FunnelStep']
export type Matcher = Schemas['Matcher']
export type Period = Schemas['Period']
export type By = Schemas['FunnelByPlace']
export type Condition = Schemas['PropertyCondition']
export type Exclusion = Schemas['FunnelExclusion']
export type Labelled = Schemas['LabelledStep']

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

/** What a step says beside what it looks for. */
export const optionsOf = (step: Step): Omit<Labelled, 'match'> => {
  if (!isObject(step) || !('match' in step)) return {}
  const { match: _, ...options } = step as Labelled
  return options
}

/** The step with some options; as short as it can be written. */
export function withOptions(step: Step, some: { [K in keyof Labelled]?: Labelled[K] | undefined }): Step {
  const match = matcherOf(step)
  const said = Object.entries({ ...optionsOf(step), ...some }).filter(
    ([, value]) => value !== undefined && value !== false && value !== '' && value !== null,
  )
  return said.length === 0 ? match : ({ match, ...Object.fromEntries(said) } as Step)
}

/** The events of a matcher, one beneath the other. */
export const partsOf = (matcher: Matcher | undefined): Matcher[] => {
  if (matcher === undefined) return []
  return typeof matcher === 'object' && 'any' in matcher && Array.isArray(matcher.any)
    ? (matcher.any as Matcher[])
    : [matcher]
}

/** Several events as one matcher. */
export const anyOf = (parts: Matcher[]): Matcher | undefined => {
  const [only] = parts
  return parts.length > 1 ? { any: parts } : only
}

/** What a matcher is called. */
export function nameOf(matcher: Matcher): string {
  if (isObject(matcher) && 'goal' in matcher && typeof matcher.goal === 'string') return matcher.goal
  if (isObject(matcher) && 'stage' in matcher && typeof matcher.stage === 'string') return matcher.stage
  if (isObject(matcher) && 'any' in matcher) return partsOf(matcher).map(nameOf).join(' / ')
  return editable(matcher)?.event ?? JSON.stringify(matcher)
}

/** A step that the page can edit: one event with plain conditions; others are shown and kept. */
export function editable(step: Step): EditedEvent | undefined {
  const matcher = matcherOf(step)
  if (typeof matcher === 'string') return { event: matcher }
  if (!isObject(matcher) || !('event' in matcher) || typeof matcher.event !== 'string') return undefined
  const where = matcher.where ?? []
  if (!Array.isArray(where) || !where.every((each) => isObject(each) && 'property' in each)) return undefined
  return matcher as unknown as EditedEvent
}

export const labelOf = (step: Step): string => optionsOf(step).label ?? nameOf(matcherOf(step))

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
  if (held && Array.isArray(held.steps)) return { ...held, ask: 'funnel', steps: held.steps as Step[] }
  return held?.model === undefined ? EMPTY : ({ ...held, ask: 'funnel', steps: [] } as Question)
}

/** Whether there is anything to ask about. */
export const isAsked = ({ steps, model }: Question): boolean => steps.length > 0 || model !== undefined

/** The question as it is asked: over a model it has no steps of its own. */
export function sent(question: Question): Question {
  const { steps, ...rest } = shortest(question)
  return question.model === undefined ? shortest(question) : (rest as Question)
}

/** The question without what a trace does not tell: groups, times, sums. */
export const ofOne = ({ by: _, trend: __, compare: ___, value: ____, list: _____, ...rest }: Question): Question => rest

/** The question with some fields set; what says the same as leaving it out is left out. */
export const withSome = (question: Question, some: Some): Question =>
  shortest({ ...question, ...some } as Question & { ask: 'funnel' })

/**
 * The question with its steps in another order, by their numbers before; who is left out is gone. What speaks of a step
 * by its number speaks of the same step afterwards.
 */
export function reordered(question: Question, order: number[]): Question {
  const steps = order.flatMap((from) => question.steps.slice(from, from + 1))
  const now = (number: number | undefined) => {
    const at = number === undefined ? -1 : order.indexOf(number - 1)
    return at < 0 ? undefined : at + 1
  }
  const exclude = question.exclude?.map(({ after, before, ...rest }) => {
    const [first, last] = [now(after), now(before)]
    const straight = first === undefined || last === undefined || first < last
    return {
      ...rest,
      ...(straight && first !== undefined ? { after: first } : {}),
      ...(straight && last !== undefined ? { before: last } : {}),
    }
  })
  const by = splitBy(question)
  const place = /^step:(\d+)$/.exec(by?.at ?? '')?.[1]
  if (!by || place === undefined) return withSome({ ...question, steps }, { exclude })
  const { at: _, ...split } = by
  const step = now(Number(place))
  return withSome(
    { ...question, steps },
    { exclude, by: bySplit(step === undefined ? split : { ...split, at: `step:${step}` }) },
  )
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  const [taken] = copy.splice(from, 1)
  if (taken !== undefined) copy.splice(to, 0, taken)
  return copy
}

/** How the answer is split, as an object with a list of properties; undefined where it is not, or by audiences. */
export function splitBy({ by }: Question): (By & { property: string[] }) | undefined {
  if (by === undefined || (typeof by === 'object' && 'audience' in by)) return undefined
  const { property, ...rest } = typeof by === 'string' || Array.isArray(by) ? { property: by } : by
  return { ...rest, property: typeof property === 'string' ? [property] : property }
}

/** A split as short as it can be written; without a property there is none. */
export function bySplit({ property, ...rest }: By & { property: string[] }): Question['by'] {
  const [only] = property
  if (only === undefined) return undefined
  return { ...rest, property: property.length === 1 ? only : property }
}
