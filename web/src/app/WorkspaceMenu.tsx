import { Menu, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession, useSignOut } from '../api/session'
import type { Workspace } from '../api/types'
import { Icon } from './Icon'

/** Which workspace this is, the others, and the way out. */
export function WorkspaceMenu({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const signOut = useSignOut()
  const others = (session.data?.workspaces ?? []).filter(({ name }) => name !== workspace.name)
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          aria-label={t('app:workspace-menu', {
            name: workspace.simulated ? `${workspace.name} ${t('app:simulated')}` : workspace.name,
          })}
          style={{
            display: 'flex',
            alignItems: 'center',
            gap: 8,
            width: '100%',
            padding: '6px 8px',
            borderRadius: 8,
            border: '1px solid var(--ff-line)',
            minHeight: 40,
          }}
        >
          <span className="ff-avatar" data-letter={[...workspace.name][0]?.toUpperCase()} />
          <span style={{ flex: 1, minWidth: 0 }}>
            <span style={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>{workspace.name}</span>
            {/* the space is for who hears it: the block ends a line only for who sees it */}
            {workspace.simulated && (
              <>
                {' '}
                <span className="ff-tag">{t('app:simulated')}</span>
              </>
            )}
          </span>
          <Icon name="down" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ name }) => (
          <Menu.Item key={name} onClick={() => void navigate({ to: '/w/$workspace', params: { workspace: name } })}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void navigate({ to: '/begin' })}>{t('app:new-workspace')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate(undefined)}>{t('app:sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
