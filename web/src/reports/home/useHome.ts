import { useMutation, useQuery } from '@tanstack/react-query'
import { change, get, within } from '../../api/client'
import { useRefreshSession } from '../../api/session'
import type { Schemas, Workspace } from '../../api/types'

export const usePresets = (workspace: string) =>
  useQuery({
    queryKey: ['presets', workspace],
    queryFn: ({ signal }) =>
      get<Schemas['CatalogModels']>(within(workspace, '/presets'), signal).then(({ presets }) => presets),
    staleTime: 60_000,
  })

/** Chooses the preset of home; kept with the workspace. */
export function useChooseModel(workspace: string) {
  const refresh = useRefreshSession()
  return useMutation({
    mutationFn: (model: string) => change<Workspace>('PATCH', within(workspace), { model }),
    onSuccess: refresh,
  })
}
