import { useQuery } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Schemas } from '../api/types'
import { useSaved } from '../reports/useSaved'

export type Guards = Schemas['Guards']

export const useGuards = (workspace: string) =>
  useQuery({
    queryKey: ['guards', workspace],
    queryFn: ({ signal }) => get<Guards>(within(workspace, '/identity/guards'), signal),
  })

export const useSaveGuards = (workspace: string) =>
  useSaved(workspace, 'guards', (guards: Guards) =>
    change<Guards>('PUT', within(workspace, '/identity/guards'), guards),
  )

/** Evidence that joined nobody. */
export const useSetAside = (workspace: string) =>
  useQuery({
    queryKey: ['set-aside', workspace],
    queryFn: ({ signal }) =>
      get<Schemas['IdentityAsides']>(within(workspace, '/identity/set-aside'), signal).then(({ setAside }) => setAside),
  })
