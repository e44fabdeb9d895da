import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, within } from '../api/client'

export interface PersonId {
  kind: string
  value: string
  first: string
  last: string
  events: number
  link: { rule: string; at: string; evidence: string } | null
}

export interface Person {
  person: string
  ids: PersonId[]
  traits: { name: string; value: unknown; at: string }[]
  events: number
  first: string
  last: string
}

export interface TimelineEvent {
  time: string
  event: string
  type: string
  id: string | null
  channel: string | null
  source: string | null
  campaign: string | null
  properties: Record<string, unknown>
  sequence: number
}

const path = (workspace: string, person: string, rest = '') =>
  within(workspace, `/people/${encodeURIComponent(person)}${rest}`)

export const usePerson = (workspace: string, person: string) =>
  useQuery({
    queryKey: ['person', workspace, person],
    queryFn: ({ signal }) => get<Person>(path(workspace, person), signal),
  })

export const useTimeline = (workspace: string, person: string) =>
  useInfiniteQuery({
    queryKey: ['timeline', workspace, person],
    queryFn: ({ signal, pageParam }) =>
      get<{ events: TimelineEvent[]; next: string | number | null }>(
        path(
          workspace,
          person,
          `/timeline?limit=100${pageParam === '' ? '' : `&before=${encodeURIComponent(pageParam)}`}`,
        ),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : String(next)),
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
