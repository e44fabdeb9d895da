import { type Told, told } from './address'
import type { Settings } from './settings'
import type { Track } from './track'

/** The page that is shown; what happens on it is told with its address. */
export interface Shown extends Told {
  title: string
  referrer: string
}

interface Watch {
  track: Track
  /** Called when a page begins to be shown. */
  view: () => void
  /** What else is told of the page that is left. */
  open: () => object
  /** The page may never come back. */
  away: () => void
}

/** Which page is shown and how long it is seen; also where a script changes the address. */
export function pages({ params, manual }: Settings, { track, view, open, away }: Watch) {
  const look = (referrer: string, arrived: boolean): Shown => {
    const here = told(location, params)
    // a campaign brings somebody once; coming back to the address is no other arrival
    const seen = arrived ? here : { ...here, ...told(new URL(here.url.replace(/\?.*/, '')), []) }
    return { ...seen, title: document.title, referrer }
  }
  const address = () => location.pathname + location.search
  const again = () => (performance.getEntriesByType('navigation')[0] as { type?: string } | undefined)?.type
  const arrived = again() !== 'back_forward'
  let page = look(arrived ? document.referrer : '', arrived)
  let at = address()
  let since: number | undefined
  let deepest = 0
  let viewed = false

  /** Looked at when somebody scrolls and before the page goes: until then it may still grow. */
  const scroll = () => {
    const { scrollHeight } = document.documentElement
    deepest = Math.max(deepest, Math.min(100, Math.round(((scrollY + innerHeight) / (scrollHeight || 1)) * 100)))
  }
  const begin = () => {
    if (document.visibilityState === 'visible') since ??= performance.now()
  }
  /** Told whenever it goes out of sight: the seconds add up, the depth is the deepest so far. */
  const left = () => {
    if (since === undefined) return
    if (!viewed) return
    const seconds = Math.round((performance.now() - since) / 100) / 10
    since = undefined
    track('Page Left', { visible_seconds: seconds, scroll_percent: deepest, ...open() })
  }
  const show = (next: Shown) => {
    left()
    page = next
    viewed = false
    at = address()
    deepest = 0
    begin()
    if (!manual) view()
  }
  const moved = () => {
    if (address() !== at) show(look(page.url, true))
  }
  const wrap = (name: 'pushState' | 'replaceState') => {
    const original = history[name]
    history[name] = function (this: History, ...state: Parameters<History['pushState']>) {
      const path = location.pathname
      scroll()
      original.apply(this, state)
      // a replaced query is a page's own memory, no other page; the title comes after the address
      if (name === 'pushState' || location.pathname !== path) setTimeout(moved)
      else at = address()
    }
  }
  const hide = () => {
    scroll()
    left()
    away()
  }

  wrap('pushState')
  wrap('replaceState')
  addEventListener('popstate', () => {
    scroll()
    setTimeout(() => {
      if (address() !== at) show(look(page.url, false))
    })
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    since = undefined
    show(look('', false))
  })
  addEventListener('scroll', scroll, { passive: true })
  addEventListener('pagehide', hide)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') begin()
    else hide()
  })
  begin()

  return {
    shown: () => page,
    /** The page as it is told when it is viewed; scripts set its title late. */
    viewed: () => {
      viewed = true
      page = { ...page, title: document.title }
      return page
    },
  }
}
