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

/** Events of one visit each, in the order they came; what is of no visit stands with the visit that it lies within. */
export function byVisit(events: TimelineEvent[]): TimelineEvent[][] {
  const ends = new Map(events.map(({ visit }, at) => [visit, at]))
  const parts: TimelineEvent[][] = []
  events.forEach((event, at) => {
    const last = parts.at(-1)
    const visit = last?.[0]?.visit
    const within = visit != null && event.visit === null && at < (ends.get(visit) ?? -1)
    if (last && (visit === event.visit || within)) last.push(event)
    else parts.push([event])
  })
  return parts
}

/** Where an event came from, in one line. */
export const originOf = ({ channel, source, campaign }: TimelineEvent): string =>
  [channel, source, campaign].filter((part) => part !== null && part !== '').join(' · ')

/** What somebody is called: by their name or e-mail, else by an id that the owner of the data gave. */
export function nameOf({ traits, ids }: Schemas['Person']): string | undefined {
  const said = ['name', 'email'].map((wanted) => traits.find(({ name }) => name === wanted)?.value)
  const named = said.find((value) => typeof value === 'string' && value !== '')
  return typeof named === 'string' ? named : (ids.find(({ kind }) => kind === 'userId')?.value ?? undefined)
}
