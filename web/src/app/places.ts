import { useTranslation } from 'react-i18next'
import type { IconName } from './Icon'

/** A page of a workspace that one can go to. */
export interface Place {
  to:
    | '/w/$workspace/home'
    | '/w/$workspace/figures'
    | '/w/$workspace/funnels'
    | '/w/$workspace/stages'
    | '/w/$workspace/channels'
    | '/w/$workspace/network'
    | '/w/$workspace/pages'
    | '/w/$workspace/attribution'
    | '/w/$workspace/retention'
    | '/w/$workspace/people'
    | '/w/$workspace/audiences'
    | '/w/$workspace/goals'
    | '/w/$workspace/links'
    | '/w/$workspace/traffic'
    | '/w/$workspace/privacy'
    | '/w/$workspace/page-groups'
    | '/w/$workspace/identity'
    | '/w/$workspace/sources'
    | '/w/$workspace/data'
    | '/w/$workspace/settings'
  icon: IconName
  word: string
  /** Pages that belong to it, by the last part of their address. */
  also?: string[]
}

/** Every place, in the groups in which they stand at the side. */
export function usePlaces(): { word: string; places: Place[] }[] {
  const { t } = useTranslation()
  return [
    {
      word: t('app:see'),
      places: [
        { to: '/w/$workspace/home', icon: 'home', word: t('app:home') },
        { to: '/w/$workspace/figures', icon: 'figures', word: t('app:figures') },
        { to: '/w/$workspace/funnels', icon: 'funnel', word: t('app:funnels') },
        { to: '/w/$workspace/stages', icon: 'stages', word: t('app:stages') },
        { to: '/w/$workspace/channels', icon: 'channels', word: t('app:channels') },
        { to: '/w/$workspace/network', icon: 'network', word: t('app:network') },
        { to: '/w/$workspace/pages', icon: 'pages', word: t('app:pages') },
        { to: '/w/$workspace/attribution', icon: 'attribution', word: t('app:attribution') },
        { to: '/w/$workspace/retention', icon: 'retention', word: t('app:retention') },
      ],
    },
    {
      word: t('app:act'),
      places: [
        { to: '/w/$workspace/people', icon: 'people', word: t('app:people') },
        { to: '/w/$workspace/audiences', icon: 'audiences', word: t('app:audiences') },
        { to: '/w/$workspace/links', icon: 'links', word: t('app:links') },
      ],
    },
    {
      word: t('app:run'),
      places: [
        { to: '/w/$workspace/goals', icon: 'goals', word: t('app:goals') },
        { to: '/w/$workspace/page-groups', icon: 'groups', word: t('app:page-groups') },
        { to: '/w/$workspace/identity', icon: 'identity', word: t('app:identity') },
        { to: '/w/$workspace/traffic', icon: 'traffic', word: t('app:traffic') },
        { to: '/w/$workspace/privacy', icon: 'privacy', word: t('app:privacy') },
        {
          to: '/w/$workspace/sources',
          icon: 'sources',
          word: t('app:sources'),
          also: ['webhooks', 'arrivals', 'failed', 'health'],
        },
        { to: '/w/$workspace/data', icon: 'data', word: t('app:data') },
        { to: '/w/$workspace/settings', icon: 'settings', word: t('app:settings') },
      ],
    },
  ]
}
