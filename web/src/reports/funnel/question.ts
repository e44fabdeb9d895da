/** The funnel question as the contract writes it; what a page does not know in it is kept as it is. */
export interface Condition {
  property: string
  op: string
  value?: string | number | boolean | (string | number)[]
}

export interface EventMatcher {
  event: string
  where?: Condition[]
  nth?: number
}

export type Matcher = string | EventMatcher | Record<string, unknown>

export type Step = Matcher | { match: Matcher; label?: string }

export type Period = { from: string; to: string } | { last: string } | { this: string } | { previous: string }

export interface By {
  property: string
  at?: string
  limit?: number
}

export interface Question {
  ask: 'funnel'
  steps: Step[]
  window?: string
  attempt?: 'best' | 'first' | 'latest'
  by?: By
  period?: Period
  compare?: 'previous' | 'year'
  trend?: 'day' | 'week' | 'month'
  [other: string]: unknown
}

export const EMPTY: Question = { ask: 'funnel', steps: [] }
export const OPERATORS = [
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
export const NEEDS_NO_VALUE = new Set(['exists', 'missing'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a step looks for, without its label. */
export const matcherOf = (step: Step): Matcher =>
  isObject(step) && 'match' in step ? (step.match as Matcher) : (step as Matcher)

/** A step that the page can edit: one event with plain conditions; others are shown and kept. */
export function editable(step: Step): EventMatcher | undefined {
  const matcher = matcherOf(step)
  if (typeof matcher === 'string') return { event: matcher }
  if (!isObject(matcher) || typeof matcher.event !== 'string') return undefined
  const where = matcher.where ?? []
  if (!Array.isArray(where) || !where.every((each) => isObject(each) && typeof each.property === 'string'))
    return undefined
  return matcher as unknown as EventMatcher
}

export function labelOf(step: Step): string {
  if (isObject(step) && 'match' in step && typeof step.label === 'string') return step.label
  const event = editable(step)
  return event ? event.event : JSON.stringify(matcherOf(step))
}

/** The shortest way to write it: a bare name where nothing else is asked. */
export function stepOf(matcher: EventMatcher): Step {
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
  const parsed: unknown = typeof value === 'string' ? parse(value) : value
  if (!isObject(parsed) || !Array.isArray(parsed.steps)) return EMPTY
  return { ...parsed, ask: 'funnel', steps: parsed.steps as Step[] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  const [taken] = copy.splice(from, 1)
  if (taken !== undefined) copy.splice(to, 0, taken)
  return copy
}

/** Without the fields that say what leaving them out says. */
export function shortest(question: Question): Question {
  const { ask, steps, ...rest } = question
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  return { ask, steps, ...Object.fromEntries(said) }
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** The same question for a terminal, over HTTP. */
export const curl = (origin: string, question: Question) =>
  `curl -s ${origin}/api/v1/ask -H "Authorization: Bearer $FULLFUNNEL_KEY" -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(shortest(question)))}`

/** The same question for a terminal on the server's machine. */
export const command = (workspace: string, question: Question) =>
  `echo ${quoted(JSON.stringify(shortest(question)))} | ./fullfunnel ask - --workspace ${quoted(workspace)}`
