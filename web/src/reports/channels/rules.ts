/** What a rule looks at, how, and with what; or several such together. */
export type Test =
  | { property: string; op: string; value?: string | string[] }
  | { all: Test[] }
  | { any: Test[] }
  | { not: Test }

export interface Rule {
  channel: string
  when: Test
}

/** A rule set as the server reads and writes it. */
export interface RuleSet {
  name: string
  about: string
  clicks: Record<string, unknown>
  mediums: Record<string, string>
  rules: Rule[]
  otherwise: string
}

export const PROPERTIES = ['source', 'medium', 'campaign', 'content', 'term', 'referrer', 'click_id', 'site']
export const OPERATORS = [
  '=',
  '!=',
  'in',
  'not-in',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'matches',
  'exists',
  'missing',
  'listed',
] as const
export const LISTS = ['search', 'social', 'video', 'shopping', 'ai', 'mail', 'other']
const MANY = new Set(['in', 'not-in'])
const NONE = new Set(['exists', 'missing'])

export const takesMany = (op: string) => MANY.has(op)
export const takesNone = (op: string) => NONE.has(op)

/** How several tests stand together. */
export type Together = 'all' | 'any' | 'not'

export function togetherOf(test: Test): { how: Together; parts: Test[] } | undefined {
  if ('all' in test) return { how: 'all', parts: test.all }
  if ('any' in test) return { how: 'any', parts: test.any }
  if ('not' in test) return { how: 'not', parts: [test.not] }
  return undefined
}

/** Several tests as one; of `not` only one can stand, so others stand inside it. */
export function together(how: Together, parts: Test[]): Test {
  if (how === 'all') return { all: parts }
  if (how === 'any') return { any: parts }
  const [first] = parts
  return { not: parts.length === 1 && first ? first : { any: parts } }
}

/** A test with another operator; its value becomes what that operator takes. */
export function withOperator(test: { property: string; op: string; value?: string | string[] }, op: string): Test {
  const { property, value } = test
  if (takesNone(op)) return { property, op }
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value]
  if (takesMany(op)) return { property, op, value: values }
  const first = values[0] ?? ''
  return { property, op, value: op === 'listed' && !LISTS.includes(first) ? 'search' : first }
}

export const NEW_TEST: Test = { property: 'source', op: '=', value: '' }

/** The rule that a sentence of the server is about, from 0. */
export function ruleOf(sentence: string): number | undefined {
  const [, number] = /^Rule (\d+)\b/.exec(sentence) ?? []
  return number === undefined ? undefined : Number(number) - 1
}
