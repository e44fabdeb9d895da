import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, within } from '../api/client'
import { useRefreshSession } from '../api/session'
import type { Schemas } from '../api/types'

export type Change = Schemas['Change']

/** What is said of two ids: that they are one person, or that they are not. */
export interface Decision {
  one: string
  other: string
  together: boolean
}

const say = (workspace: string, { one, other, together }: Decision, preview: boolean) =>
  change<Change>('POST', within(workspace, together ? '/people/link' : '/people/unlink'), { one, other, preview })

/** What a decision would change; nothing is written. */
export const usePreview = (workspace: string, decision: Decision) =>
  useQuery({
    queryKey: ['decision', workspace, decision],
    queryFn: () => say(workspace, decision, true),
    enabled: decision.other !== '',
    gcTime: 0,
  })

/** Decides; every answer about people is another one then. */
export function useDecide(workspace: string) {
  const client = useQueryClient()
  const refresh = useRefreshSession()
  return useMutation({
    mutationFn: (decision: Decision) => say(workspace, decision, false),
    onSuccess: async () => {
      await refresh()
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === workspace && queryKey[0] !== 'decision',
      })
    },
  })
}

/** The id that another one is unlinked from, unless somebody says otherwise: a known one, else the oldest. */
export function mostLikely(ids: Schemas['PersonId'][], not: string): string {
  const others = ids.filter(({ value }) => value !== null && value !== not)
  return (others.find(({ kind }) => kind === 'userId') ?? others[0])?.value ?? ''
}
