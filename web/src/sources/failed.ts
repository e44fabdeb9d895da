import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Schemas } from '../api/types'
import type { FailedSearch } from './search'

export type Failed = Schemas['RepairsListed']
export type FailedEvent = Schemas['RepairsShown']
export type Outcome = Schemas['RepairsOutcome']

/** What a step may do, in the order in which it is offered. */
export const KINDS = ['cut', 'set', 'remove', 'rename', 'copy', 'date'] as const

export type Kind = (typeof KINDS)[number]

/** A step as it is written on screen: all of it text. */
export interface Step {
  /** Tells rows apart. */
  id: number
  kind: Kind
  at: string
  to: string
}

export interface Rule {
  when: FailedSearch
  do: Record<string, unknown>[]
}

/** A value as JSON where it is some, else a text. */
const value = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const stepOf = ({ kind, at, to }: Step): Record<string, unknown> => {
  if (kind === 'remove') return { remove: at }
  if (kind === 'cut') return { cut: at, to: Number(to) }
  if (kind === 'set') return { set: at, to: value(to) }
  if (kind === 'date') return { date: at, format: to }
  return { [kind]: at, to }
}

/** The rule as the server reads it; rows without a place are not there yet. */
export const ruleOf = (when: FailedSearch, steps: Step[]): Rule => ({
  when,
  do: steps.filter(({ at }) => at !== '').map(stepOf),
})

/** What most often mends an event that failed for this reason. */
export const firstStep = (reason: string | undefined): Step => {
  const usual: Record<string, [Kind, string, string]> = {
    too_long: ['cut', '/event', '200'],
    unknown_type: ['set', '/type', 'track'],
    missing_type: ['set', '/type', 'track'],
    missing_event: ['rename', '/name', '/event'],
    no_user_anon_id: ['rename', '/user_id', '/userId'],
    protected: ['remove', '/traits/score', ''],
    unreadable_time: ['remove', '/time', ''],
  }
  const [kind, at, to] = usual[reason ?? ''] ?? ['set', '', '']
  return { id: 0, kind, at, to }
}

export const useFailed = (workspace: string, when: FailedSearch) =>
  useQuery({
    queryKey: ['failed', workspace, when],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams(Object.entries(when))
      return get<Failed>(within(workspace, `/failed?${asked}`), signal)
    },
  })

export const useFailedLimits = (workspace: string) =>
  useQuery({
    queryKey: ['failed-limits', workspace],
    queryFn: ({ signal }) => get<Schemas['FailedLimits']>(within(workspace, '/failed/limits'), signal),
  })

export const usePreview = (workspace: string) =>
  useMutation({
    mutationFn: (rule: Rule) => change<Outcome>('POST', within(workspace, '/failed/preview'), rule),
  })

/** Replays events, or lets go of them; every answer may be another one then. */
export function useDone<R>(workspace: string, what: 'replay' | 'drop') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rule: Rule) => change<R>('POST', within(workspace, `/failed/${what}`), rule),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey: [, of] }) => of === workspace }),
  })
}
