import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, within } from '../../api/client'
import type { Schemas } from '../../api/types'
import { ask, shortest } from '../ask'
import type { Answered } from './answer'
import type { Question } from './question'

/** The answer to a funnel question; the one before stays while another is asked. */
export const useFunnel = (workspace: string, question: Question) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question)],
    queryFn: ({ signal }) => ask<Answered>(workspace, shortest(question), signal),
    enabled: question.steps.length > 0,
    placeholderData: keepPreviousData,
  })

/** The people whom a figure counts, by its place in the answer. */
export const usePeopleOf = (workspace: string, question: Question, of: string) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question), of],
    queryFn: ({ signal }) => ask<Answered>(workspace, { ...shortest(question), list: { of, limit: 200 } }, signal),
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
