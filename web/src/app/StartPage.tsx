import { Navigate } from '@tanstack/react-router'
import { useSession } from '../api/session'
import { lastWorkspace } from './lastWorkspace'

/** Leads to the workspace that was looked at last, or to the first steps where there is none. */
export function StartPage() {
  const workspaces = useSession().data?.workspaces ?? []
  const last = lastWorkspace()
  const chosen =
    workspaces.find(({ name }) => name === last) ?? workspaces.find(({ events }) => events > 0) ?? workspaces[0]
  if (!chosen) return <Navigate to="/begin" />
  return <Navigate to="/w/$workspace" params={{ workspace: chosen.name }} />
}
