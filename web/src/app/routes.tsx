import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import { patiently } from '../api/reach'
import { personSearch } from '../people/search'
import { attributionSearch } from '../reports/attribution/search'
import { channelSearch } from '../reports/channels/search'
import { definedSearch } from '../reports/defined/search'
import { figuresSearch } from '../reports/figures/search'
import { funnelSearch, traceSearch } from '../reports/funnel/search'
import { homeSearch } from '../reports/home/home'
import { networkSearch } from '../reports/network/search'
import { pagesSearch } from '../reports/pages/search'
import { retentionSearch } from '../reports/retention/search'
import { stagesSearch } from '../reports/stages/search'
import { failedSearch, latelySearch } from '../sources/search'
import { Failed, NotFound } from './NotFound'
import { Root } from './Root'
import { WorkspaceFrame } from './WorkspaceFrame'

type Search = Record<string, unknown>

/** What a page does not understand in its address never reaches it: the router would hand it on as it stands. */
const known =
  <T extends object>(read: (search: Search) => T) =>
  (search: Search): T => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...read(search),
  })

const root = createRootRoute({ component: Root, notFoundComponent: () => <NotFound /> })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => patiently(() => import('./StartPage')), 'StartPage'),
})

const first = createRoute({
  getParentRoute: () => root,
  path: '/first/$token',
  component: lazyRouteComponent(() => patiently(() => import('../accounts/FirstRunPage')), 'FirstRunPage'),
})

const begin = createRoute({
  getParentRoute: () => root,
  path: '/begin',
  component: lazyRouteComponent(() => patiently(() => import('../accounts/BeginPage')), 'BeginPage'),
})

const workspace = createRoute({ getParentRoute: () => root, path: '/w/$workspace', component: WorkspaceFrame })

const overview = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/home', params })
  },
})

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/home',
  validateSearch: known(homeSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/home/HomePage')), 'HomePage'),
})

const people = createRoute({
  getParentRoute: () => workspace,
  path: '/people',
  validateSearch: known(personSearch),
  component: lazyRouteComponent(() => patiently(() => import('../people/PeoplePage')), 'PeoplePage'),
})

// where a person's page was before; an id with a slash cannot stand in a path
const person = createRoute({
  getParentRoute: () => workspace,
  path: '/people/$person',
  beforeLoad: ({ params: { workspace, person: id } }) => {
    throw redirect({ to: '/w/$workspace/people', params: { workspace }, search: { id }, replace: true })
  },
})

const funnels = createRoute({
  getParentRoute: () => workspace,
  path: '/funnels',
  validateSearch: known(funnelSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/funnel/FunnelPage')), 'FunnelPage'),
})

const trace = createRoute({
  getParentRoute: () => workspace,
  path: '/trace',
  validateSearch: known(traceSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/funnel/TracePage')), 'TracePage'),
})

const figures = createRoute({
  getParentRoute: () => workspace,
  path: '/figures',
  validateSearch: known(figuresSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/figures/FiguresPage')), 'FiguresPage'),
})

const stages = createRoute({
  getParentRoute: () => workspace,
  path: '/stages',
  validateSearch: known(stagesSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/stages/StagesPage')), 'StagesPage'),
})

const channels = createRoute({
  getParentRoute: () => workspace,
  path: '/channels',
  validateSearch: known(channelSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/channels/ChannelsPage')), 'ChannelsPage'),
})

const goals = createRoute({
  getParentRoute: () => workspace,
  path: '/goals',
  validateSearch: known(definedSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/defined/GoalsPage')), 'GoalsPage'),
})

const audiences = createRoute({
  getParentRoute: () => workspace,
  path: '/audiences',
  validateSearch: known(definedSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/defined/AudiencesPage')), 'AudiencesPage'),
})

const network = createRoute({
  getParentRoute: () => workspace,
  path: '/network',
  validateSearch: known(networkSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/network/NetworkPage')), 'NetworkPage'),
})

const pages = createRoute({
  getParentRoute: () => workspace,
  path: '/pages',
  validateSearch: known(pagesSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/pages/PagesPage')), 'PagesPage'),
})

const pageGroups = createRoute({
  getParentRoute: () => workspace,
  path: '/page-groups',
  component: lazyRouteComponent(() => patiently(() => import('../rules/PageGroupsPage')), 'PageGroupsPage'),
})

const identity = createRoute({
  getParentRoute: () => workspace,
  path: '/identity',
  component: lazyRouteComponent(() => patiently(() => import('../rules/IdentityPage')), 'IdentityPage'),
})

const traffic = createRoute({
  getParentRoute: () => workspace,
  path: '/traffic',
  component: lazyRouteComponent(() => patiently(() => import('../rules/TrafficPage')), 'TrafficPage'),
})

const links = createRoute({
  getParentRoute: () => workspace,
  path: '/links',
  component: lazyRouteComponent(() => patiently(() => import('../links/LinksPage')), 'LinksPage'),
})

const privacy = createRoute({
  getParentRoute: () => workspace,
  path: '/privacy',
  component: lazyRouteComponent(() => patiently(() => import('../rules/PrivacyPage')), 'PrivacyPage'),
})

const attribution = createRoute({
  getParentRoute: () => workspace,
  path: '/attribution',
  validateSearch: known(attributionSearch),
  component: lazyRouteComponent(
    () => patiently(() => import('../reports/attribution/AttributionPage')),
    'AttributionPage',
  ),
})

const retention = createRoute({
  getParentRoute: () => workspace,
  path: '/retention',
  validateSearch: known(retentionSearch),
  component: lazyRouteComponent(() => patiently(() => import('../reports/retention/RetentionPage')), 'RetentionPage'),
})

const sources = createRoute({
  getParentRoute: () => workspace,
  path: '/sources',
  component: lazyRouteComponent(() => patiently(() => import('../sources/SourcesPage')), 'SourcesPage'),
})

const arrivals = createRoute({
  getParentRoute: () => workspace,
  path: '/arrivals',
  validateSearch: latelySearch,
  component: lazyRouteComponent(() => patiently(() => import('../sources/ArrivalsPage')), 'ArrivalsPage'),
})

const failed = createRoute({
  getParentRoute: () => workspace,
  path: '/failed',
  validateSearch: failedSearch,
  component: lazyRouteComponent(() => patiently(() => import('../sources/FailedPage')), 'FailedPage'),
})

const health = createRoute({
  getParentRoute: () => workspace,
  path: '/health',
  component: lazyRouteComponent(() => patiently(() => import('../sources/HealthPage')), 'HealthPage'),
})

const webhooks = createRoute({
  getParentRoute: () => workspace,
  path: '/webhooks',
  component: lazyRouteComponent(() => patiently(() => import('../sources/WebhooksPage')), 'WebhooksPage'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  component: lazyRouteComponent(() => patiently(() => import('../collect/DataPage')), 'DataPage'),
})

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(() => patiently(() => import('../accounts/SettingsPage')), 'SettingsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    first,
    begin,
    workspace.addChildren([
      overview,
      home,
      figures,
      funnels,
      trace,
      stages,
      channels,
      network,
      pages,
      attribution,
      retention,
      people,
      person,
      audiences,
      goals,
      pageGroups,
      identity,
      traffic,
      privacy,
      sources,
      arrivals,
      failed,
      health,
      links,
      webhooks,
      data,
      settings,
    ]),
  ]),
  defaultPreload: false,
  defaultErrorComponent: Failed,
  // what stands in the address stays the text that it is: an id such as 1e5 is no number
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
