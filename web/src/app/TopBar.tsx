import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { Finder } from './Finder'
import { Icon } from './Icon'

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** What stands at the right of every page's name: find or ask, light or dark. */
export function TopBar({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const [finding, setFinding] = useState(false)
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  useHotkeys([['mod+K', () => setFinding(true)]], [])
  return (
    <>
      <Button
        className="ff-find"
        variant="default"
        leftSection={<Icon name="search" />}
        rightSection={<kbd>{MAC ? '⌘K' : 'Ctrl K'}</kbd>}
        aria-keyshortcuts={MAC ? 'Meta+K' : 'Control+K'}
        onClick={() => setFinding(true)}
      >
        {t('app:find')}
      </Button>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={other === 'dark' ? t('app:to-dark') : t('app:to-light')}
        onClick={() => setColorScheme(other)}
      >
        <Icon name={other === 'dark' ? 'moon' : 'sun'} />
      </ActionIcon>
      {finding && <Finder workspace={workspace} close={() => setFinding(false)} />}
    </>
  )
}
