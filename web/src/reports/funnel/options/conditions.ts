import type { Condition } from '../question'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Conditions that must all hold, one beneath the other. */
export function conditionsOf(held: unknown): unknown[] {
  if (held === undefined || held === null) return []
  if (Array.isArray(held)) return held
  return isObject(held) && Array.isArray(held.all) ? held.all : [held]
}

/** As a question has them; none is none at all. */
export const withConditions = (list: unknown[]): unknown => (list.length === 0 ? undefined : list)

export const isPlain = (condition: unknown): condition is Condition => isObject(condition) && 'property' in condition

/** A condition in the shortest words. */
export function said(condition: unknown): string {
  if (!isObject(condition)) return JSON.stringify(condition)
  if (isPlain(condition)) {
    const { property, op, value } = condition
    return [
      property,
      op,
      ...(value === undefined ? [] : [Array.isArray(value) ? value.join(', ') : String(value)]),
    ].join(' ')
  }
  if (typeof condition.audience === 'string') return condition.audience
  return JSON.stringify(condition)
}
