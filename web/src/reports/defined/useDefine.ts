import { useMutation, useQueryClient } from '@tanstack/react-query'
import { change, within } from '../../api/client'
import { asProblem } from '../../api/problem'

/** What has a name and a meaning in a workspace. */
export type Kind = 'goals' | 'audiences' | 'page-groups' | 'models'

interface Defined {
  name: string
  notes: string[]
}

function useChange<T, R>(workspace: string, run: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    // every question that names it is answered anew
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === workspace }),
  })
}

const path = (workspace: string, kind: Kind, name: string) => within(workspace, `/${kind}/${encodeURIComponent(name)}`)

/** Says what a name means from now on, also for the past. */
export const useDefine = (workspace: string, kind: Kind) =>
  useChange(workspace, ({ name, meaning }: { name: string; meaning: unknown }) =>
    change<Defined>('PUT', path(workspace, kind, name), meaning),
  )

/** Takes a meaning away: a goal has its own default again, or is gone. */
export const useReset = (workspace: string, kind: Kind) =>
  useChange(workspace, (name: string) => change('DELETE', path(workspace, kind, name)))

/** Whether what is wrong is the name, not the meaning: the server points at places inside the meaning only. */
export function isOfName(error: unknown): boolean {
  const { body } = asProblem(error)
  return body.place === undefined || body.place === ''
}
