import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFormats } from '../words/format'
import { Icon, type IconName } from './Icon'
import { WorkspaceMenu } from './WorkspaceMenu'

interface Place {
  to:
    | '/w/$workspace/home'
    | '/w/$workspace/funnels'
    | '/w/$workspace/people'
    | '/w/$workspace/data'
    | '/w/$workspace/settings'
  icon: IconName
  word: string
}

export function SideBar({ workspace, open }: { workspace: Workspace; open: boolean }) {
  const { t } = useTranslation()
  const format = useFormats()
  const groups: { word: string; places: Place[] }[] = [
    {
      word: t('app:see'),
      places: [
        { to: '/w/$workspace/home', icon: 'home', word: t('app:home') },
        { to: '/w/$workspace/funnels', icon: 'funnel', word: t('app:funnels') },
      ],
    },
    { word: t('app:act'), places: [{ to: '/w/$workspace/people', icon: 'people', word: t('app:people') }] },
    {
      word: t('app:run'),
      places: [
        { to: '/w/$workspace/data', icon: 'data', word: t('app:data') },
        { to: '/w/$workspace/settings', icon: 'settings', word: t('app:settings') },
      ],
    },
  ]
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
                  <Link to={place.to} params={{ workspace: workspace.name }}>
                    <Icon name={place.icon} />
                    {place.word}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <p className="ff-side-foot">{t('app:stored', { events: format.count(workspace.events) })}</p>
    </div>
  )
}
