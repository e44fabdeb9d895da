import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { funnelSearch } from '../reports/funnel/search'
import { homeSearch } from '../reports/home/home'
import { NotFound } from './NotFound'
import { Root } from './Root'
import { WorkspaceFrame } from './WorkspaceFrame'

const root = createRootRoute({ component: Root, notFoundComponent: () => <NotFound /> })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./StartPage'), 'StartPage'),
})

const first = createRoute({
  getParentRoute: () => root,
  path: '/first/$token',
  component: lazyRouteComponent(() => import('../accounts/FirstRunPage'), 'FirstRunPage'),
})

const begin = createRoute({
  getParentRoute: () => root,
  path: '/begin',
  component: lazyRouteComponent(() => import('../accounts/BeginPage'), 'BeginPage'),
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
  validateSearch: homeSearch,
  component: lazyRouteComponent(() => import('../reports/home/HomePage'), 'HomePage'),
})

const people = createRoute({
  getParentRoute: () => workspace,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/PeoplePage'), 'PeoplePage'),
})

const person = createRoute({
  getParentRoute: () => workspace,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('../people/PersonPage'), 'PersonPage'),
})

const funnels = createRoute({
  getParentRoute: () => workspace,
  path: '/funnels',
  validateSearch: funnelSearch,
  component: lazyRouteComponent(() => import('../reports/funnel/FunnelPage'), 'FunnelPage'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  component: lazyRouteComponent(() => import('../collect/DataPage'), 'DataPage'),
})

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(() => import('../accounts/SettingsPage'), 'SettingsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    first,
    begin,
    workspace.addChildren([overview, home, funnels, people, person, data, settings]),
  ]),
  defaultPreload: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
