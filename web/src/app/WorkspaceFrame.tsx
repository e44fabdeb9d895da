import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { rememberWorkspace } from './lastWorkspace'
import { NotFound } from './NotFound'
import { Shell } from './Shell'

/** A page of one workspace inside the shell. */
export function WorkspaceFrame() {
  const { t } = useTranslation()
  const { workspace: name } = useParams({ from: '/w/$workspace' })
  const workspace = useSession().data?.workspaces.find((known) => known.name === name)
  useEffect(() => {
    if (workspace) rememberWorkspace(workspace.name)
  }, [workspace])
  if (!workspace) return <NotFound text={t('app:no-workspace', { name })} />
  return (
    <Shell workspace={workspace}>
      <Outlet />
    </Shell>
  )
}
