import { ActionIcon } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { EveryPageTools } from '../kit/Page'
import { Icon } from './Icon'
import { SideBar } from './SideBar'
import { TopBar } from './TopBar'

/** The frame of every page of a workspace: where one is, and where one can go. */
export function Shell({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [pathname])
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [])
  return (
    <>
      <a className="ff-skip" href="#content">
        {t('app:skip')}
      </a>
      <div className="ff-shell">
        <SideBar workspace={workspace} open={open} />
        <main className="ff-main" id="content" ref={main} tabIndex={-1}>
          <div className="ff-menu-button">
            <ActionIcon
              variant="default"
              size={40}
              aria-label={t('app:menu')}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Icon name="menu" />
            </ActionIcon>
          </div>
          <p className="ff-paper">
            {workspace.name} {workspace.simulated && <span className="ff-tag">{t('app:simulated')}</span>}
          </p>
          <EveryPageTools.Provider value={<TopBar workspace={workspace} />}>{children}</EveryPageTools.Provider>
        </main>
      </div>
    </>
  )
}
