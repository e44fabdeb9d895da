import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import { asProblem } from '../api/problem'
import type { Schemas } from '../api/types'

export type Hook = Schemas['WebhookDeskShown']
export type Tried = Schemas['WebhookDeskTried']
export type Made = Schemas['WebhookDeskMade']
export type Wanted = Partial<Schemas['WebhookDeskWanted']>

const key = (workspace: string) => ['hooks', workspace]

/** A receiver is a source as well. */
const changed = async (client: QueryClient, workspace: string) => {
  await client.invalidateQueries({ queryKey: key(workspace) })
  await client.invalidateQueries({ queryKey: ['sources', workspace] })
}

export const useHooks = (workspace: string) =>
  useQuery({
    queryKey: key(workspace),
    queryFn: ({ signal }) => get<Schemas['Webhooks']>(within(workspace, '/webhooks'), signal),
  })

export function useAddHook(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: Wanted) => change<Made>('POST', within(workspace, '/webhooks'), wanted),
    onSuccess: () => changed(client, workspace),
  })
}

export function useChangeHook(workspace: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: Wanted) => change<Made>('PATCH', within(workspace, `/webhooks/${id}`), wanted),
    onSuccess: () => changed(client, workspace),
  })
}

export function useRemoveHook(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => change('DELETE', within(workspace, `/webhooks/${id}`)),
    onSuccess: () => changed(client, workspace),
  })
}

/** What a delivery would become; nothing is stored. */
export const useTrial = (workspace: string) =>
  useMutation({
    mutationFn: (trial: { mapping: string; body: string }) =>
      change<Tried>('POST', within(workspace, '/webhooks/test'), trial),
  })

/** Where in a mapping something is wrong; empty where nothing says. */
export const placeOf = (error: unknown): string => {
  const { place } = asProblem(error).body
  return typeof place === 'string' ? place : ''
}

/** Names of services are the same in every language. */
const SERVICES: Record<string, string> = {
  standard: 'Standard Webhooks',
  stripe: 'Stripe',
  calendly: 'Calendly',
  typeform: 'Typeform',
  github: 'GitHub',
  segment: 'Segment',
}

export const serviceOf = (preset: string): string => SERVICES[preset] ?? preset
