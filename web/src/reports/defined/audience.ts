import type { Schemas } from '../../api/types'
import type { Condition, Matcher } from '../funnel/question'

export type Period = Schemas['Period']

/** Who did what, how often, when. */
export interface Did {
  did: Matcher
  times?: string | number
  in?: Period
}

export const COMPARISONS = ['>=', '=', '<=', '>', '<'] as const

/** The conditions of an audience, one beneath the other; those of another form are kept as they are. */
export const listOf = (condition: unknown): unknown[] => {
  if (condition === undefined || condition === null) return []
  if (Array.isArray(condition)) return condition
  return typeof condition === 'object' && 'all' in condition && Array.isArray(condition.all)
    ? condition.all
    : [condition]
}

export const isDid = (value: unknown): value is Did => typeof value === 'object' && value !== null && 'did' in value

export const isTrait = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && 'property' in value

/** How often, as the two fields of a page: a comparison and a number. */
export function timesOf({ times }: Did): { how: string; number: number } {
  if (times === undefined) return { how: '>=', number: 1 }
  const [, how = '=', number = '1'] = /^(>=|<=|>|<|=)?\s*(\d+)$/.exec(String(times)) ?? []
  return { how, number: Number(number) }
}
