import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, keepCsrf } from './client'
import type { Schemas, Session, Workspace } from './types'

const KEY = ['session']

const keep = (session: Session) => {
  keepCsrf(session.csrf)
  return session
}

/** Who is signed in, and which workspaces there are. */
export const useSession = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Session>('/session', signal).then(keep), staleTime: 60_000 })

/** A change after which the session is another one. */
function useSessionChange<T>(run: (given: T) => Promise<Session>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (given: T) => keep(await run(given)),
    onSuccess: (session) => client.setQueryData(KEY, session),
  })
}

export const useSignIn = () =>
  useSessionChange((given: Schemas['SessionCredentials']) => change<Session>('POST', '/session', given))

export const useSetUp = () =>
  useSessionChange((given: Schemas['SessionSetup']) => change<Session>('POST', '/setup', given))

export const useSignOut = () =>
  useSessionChange(async (_: undefined) => {
    await change('DELETE', '/session')
    return get<Session>('/session')
  })

export const useLanguage = () =>
  useMutation({ mutationFn: (language: string) => change('PUT', '/session/language', { language }) })

export function useCreateWorkspace() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Schemas['WorkspacesChosen']) => change<Workspace>('POST', '/workspaces', given),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

/** Reads the session again: after an import the counts of its workspace are other ones. */
export function useRefreshSession() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: KEY })
}
