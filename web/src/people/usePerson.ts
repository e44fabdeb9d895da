import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, within } from '../api/client'
import type { Schemas } from '../api/types'

export type TimelineEvent = Schemas['TimelineRow']

/** The person stands in the query: an id may hold a slash, which no server takes in a path. */
const path = (workspace: string, rest: string, query: Record<string, string>) =>
  within(workspace, `/person${rest}?${new URLSearchParams(query)}`)

export const usePerson = (workspace: string, id: string) =>
  useQuery({
    queryKey: ['person', workspace, id],
    queryFn: ({ signal }) => get<Schemas['Person']>(path(workspace, '', { id }), signal),
  })

export const useTimeline = (workspace: string, id: string) =>
  useInfiniteQuery({
    queryKey: ['timeline', workspace, id],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === undefined ? {} : { before: String(pageParam) }
      return get<Schemas['Timeline']>(path(workspace, '/timeline', { id, limit: '100', ...before }), signal)
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

const HUES = 8

/** A channel's colour: by its name, so that it is the same on every screen. */
export function hueOf(channel: string): number {
  let sum = 0
  for (const sign of channel) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003
  return sum % HUES
}

/** Events of one day each, in the order they came. */
export function byDay(
  events: TimelineEvent[],
  day: (instant: string) => string,
): { day: string; events: TimelineEvent[] }[] {
  const days: { day: string; events: TimelineEvent[] }[] = []
  for (const event of events) {
    const name = day(event.time)
    const last = days.at(-1)
    if (last?.day === name) last.events.push(event)
    else days.push({ day: name, events: [event] })
  }
  return days
}
