import { useParams } from '@tanstack/react-router'
import { useSession } from '../api/session'
import type { Workspace } from '../api/types'

/** The workspace that the page is about; the frame around it makes sure that there is one. */
export function useWorkspace(): Workspace {
  const { workspace: name } = useParams({ from: '/w/$workspace' })
  const found = useSession().data?.workspaces.find((known) => known.name === name)
  if (!found) throw new Error(`a page of workspace ${name} outside its frame`)
  return found
}
