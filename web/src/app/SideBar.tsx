import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFormats } from '../words/format'
import { Icon } from './Icon'
import { usePlaces } from './places'
import { WorkspaceMenu } from './WorkspaceMenu'

export function SideBar({ workspace, open }: { workspace: Workspace; open: boolean }) {
  const { t } = useTranslation()
  const format = useFormats()
  const groups = usePlaces()
  const here = useLocation({ select: ({ pathname }) => pathname.split('/')[3] ?? '' })
  return (
    <div className="ff-side" data-open={open}>
      <a className="ff-brand" href="/">
        <img src="/favicon.svg" width={20} height={20} alt="" />
        Fullfunnel
      </a>
      <WorkspaceMenu workspace={workspace} />
      <nav aria-label={t('app:places')}>
        {groups.map(({ word, places }) => (
          <div key={word} style={{ marginBottom: 16 }}>
            <p className="ff-nav-group">{word}</p>
            <ul className="ff-nav">
              {places.map((place) => (
                <li key={place.to}>
                  <Link
                    to={place.to}
                    params={{ workspace: workspace.name }}
                    aria-current={place.also?.includes(here) ? 'true' : undefined}
                  >
                    <Icon name={place.icon} />
                    {place.word}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <p className="ff-side-foot">
        {t('app:stored', { count: workspace.events, events: format.count(workspace.events) })}
      </p>
    </div>
  )
}
