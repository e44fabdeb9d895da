import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Schemas } from '../api/types'

const key = (workspace: string) => ['keys', workspace]

/** A key that sends is a source as well. */
const changed = async (client: QueryClient, workspace: string) => {
  await client.invalidateQueries({ queryKey: key(workspace) })
  await client.invalidateQueries({ queryKey: ['sources', workspace] })
}

export const useKeys = (workspace: string) =>
  useQuery({
    queryKey: key(workspace),
    queryFn: ({ signal }) => get<Schemas['Key'][]>(within(workspace, '/keys'), signal),
  })

export function useCreateKey(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { scope: string; origins?: string[] }) =>
      change<Schemas['MadeKey']>('POST', within(workspace, '/keys'), wanted),
    onSuccess: () => changed(client, workspace),
  })
}

/** Binds a write key to pages; none means all. */
export function useBindKey(workspace: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (origins: string[]) =>
      change('PUT', within(workspace, `/keys/${encodeURIComponent(id)}/origins`), { origins }),
    onSuccess: () => changed(client, workspace),
  })
}

export function useRevokeKey(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => change('DELETE', within(workspace, `/keys/${encodeURIComponent(id)}`)),
    onSuccess: () => changed(client, workspace),
  })
}
