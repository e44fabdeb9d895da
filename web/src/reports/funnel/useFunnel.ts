import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, within } from '../../api/client'
import type { Schemas } from '../../api/types'
import { ask } from '../ask'
import type { Answered } from './answer'
import { isAsked, ofOne, type Question, sent } from './question'

/** The answer to a funnel question; the one before stays while another is asked. */
export const useFunnel = (workspace: string, question: Question) =>
  useQuery({
    queryKey: ['ask', workspace, sent(question)],
    queryFn: ({ signal }) => ask<Answered>(workspace, sent(question), signal),
    enabled: isAsked(question),
    placeholderData: keepPreviousData,
  })

/** How many of a list are asked for first. */
export const LISTED = 200

/** The people whom a figure counts, by its place in the answer. */
export const usePeopleOf = (workspace: string, question: Question, of: string, limit = LISTED) =>
  useQuery({
    queryKey: ['ask', workspace, sent(question), of, limit],
    queryFn: ({ signal }) => ask<Answered>(workspace, { ...sent(question), list: { of, limit } }, signal),
    // more of the same list; another figure's people are never shown for these
    placeholderData: (before, query) => (query?.queryKey[3] === of ? before : undefined),
  })

/** One person's way through a funnel. */
export const useTrace = (workspace: string, question: Question, person: string) =>
  useQuery({
    queryKey: ['ask', workspace, sent(ofOne(question)), 'trace', person],
    queryFn: ({ signal }) => ask<Answered>(workspace, { ...sent(ofOne(question)), trace: person }, signal),
    enabled: isAsked(question) && person !== '',
  })

const query = (fields: Record<string, string>) =>
  new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== '')).toString()

export const useEvents = (workspace: string, search = '') =>
  useQuery({
    queryKey: ['events', workspace, search],
    queryFn: ({ signal }) =>
      get<Schemas['CatalogEvents']>(within(workspace, `/events?${query({ query: search, limit: '100' })}`), signal),
    placeholderData: keepPreviousData,
  })

export const useProperties = (workspace: string, event: string) =>
  useQuery({
    queryKey: ['properties', workspace, event],
    queryFn: ({ signal }) =>
      get<Schemas['CatalogProperties']>(within(workspace, `/properties?${query({ event, limit: '200' })}`), signal),
    staleTime: 60_000,
  })

export const useValues = (workspace: string, property: string, event: string) =>
  useQuery({
    queryKey: ['values', workspace, property, event],
    queryFn: ({ signal }) =>
      get<Schemas['CatalogValues']>(within(workspace, `/values?${query({ property, event, limit: '50' })}`), signal),
    enabled: property !== '',
    staleTime: 60_000,
  })
