import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Schemas } from '../api/types'

const key = (workspace: string) => ['keys', workspace]

export const useKeys = (workspace: string) =>
  useQuery({
    queryKey: key(workspace),
    queryFn: ({ signal }) => get<Schemas['Key'][]>(within(workspace, '/keys'), signal),
  })

export function useCreateKey(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (scope: string) => change<Schemas['MadeKey']>('POST', within(workspace, '/keys'), { scope }),
    onSuccess: () => client.invalidateQueries({ queryKey: key(workspace) }),
  })
}

export function useRevokeKey(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => change('DELETE', within(workspace, `/keys/${encodeURIComponent(id)}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: key(workspace) }),
  })
}
