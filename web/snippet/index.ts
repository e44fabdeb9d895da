import { parse, searched } from './address'
import { forms } from './forms'
import { identity, objects } from './identity'
import { handed, linked, unlinked } from './links'
import { clicks, sights } from './marks'
import { pages } from './pages'
import { bytes, queue, type Send } from './queue'
import { isAmong, settings } from './settings'
import { videos } from './videos'

type Call = [name: keyof Api, words: unknown[]]
/** For all, or purpose by purpose; ids are kept for `analytics`. */
type Consent = 'granted' | 'denied' | 'unknown' | Record<string, boolean>

/** What a page may call; what it called before the script came stands in `q`. */
export interface Api {
  track(event: string, properties?: object): void
  page(name?: string | object, properties?: object): void
  identify(userId?: string | object, traits?: object): void
  consent(state: Consent): void
  reset(): void
}

declare global {
  interface Window {
    fullfunnel?: Partial<Api> & { q?: Call[]; on?: true }
  }
}

const VERSION = '1'
const CLOSING = 64_000 // bytes that browsers let closing pages send; more with keepalive never leaves

function start(script: HTMLScriptElement) {
  const set = settings(script)
  const who = identity(set.base)
  const own = who.id
  const brought = handed(location, parse(document.referrer)?.hostname, set.domains)
  if (location.search.includes('ff_link=')) history.replaceState(history.state, '', unlinked(location.href))
  let identified: object | undefined

  const send: Send = async (batch, leaving) => {
    const body = JSON.stringify({
      writeKey: set.key,
      sentAt: new Date().toISOString(),
      context: {
        userAgent: navigator.userAgent,
        locale: navigator.language,
        library: { name: 'ff.js', version: VERSION },
      },
      batch,
    })
    const url = `${set.base}v1/batch`
    if (leaving && !('keepalive' in Request.prototype)) return navigator.sendBeacon(url, body) ? 'done' : 0
    const post = (keepalive: boolean) => fetch(url, { method: 'POST', body, keepalive, credentials: 'omit' })
    // what other pages still have under way counts into what may outlive them: then it goes as long as this page stays
    const answer =
      bytes(body) < CLOSING ? post(true).catch((gone) => (leaving ? Promise.reject(gone) : post(false))) : post(false)
    return answer.then(
      // what was refused is refused again; the rest may be taken later
      ({ status, headers }) =>
        status < 500 && status !== 429 && status !== 408 ? 'done' : Number(headers.get('Retry-After')) || 0,
      () => 0,
    )
  }
  const out = queue(send, () => own() !== undefined)

  const add = (type: string, parts: object, page: object) => {
    const anonymousId = own()
    out.add({
      type,
      ...(anonymousId && { anonymousId }),
      ...parts,
      context: { page, cookieless: !anonymousId },
    })
  }
  const track: Api['track'] = (event, properties) => {
    const { url, path, title } = shown.shown()
    // where somebody came from is said once, by the page view
    add('track', { event, ...(properties && { properties }) }, { url: url.replace(/\?.*/, ''), path, title })
  }
  const begun = forms(track)
  const page: Api['page'] = (name, properties) => {
    const named = typeof name === 'string'
    const more = named ? properties : name
    add('page', { ...(named && { name }), ...(more && { properties: more }) }, shown.viewed())
    const query = searched(location, set.search)
    if (query) track('Site Searched', { query })
    begun.restart()
    sight()
  }
  const sight = sights(track)
  const shown = pages(set, { track, view: () => page(), open: () => begun.open(), away: () => out.flush(true) })

  const grant = () => {
    who.begin(brought)
    const anonymousId = own()
    out.change((message) => {
      message.anonymousId = anonymousId
      message.context.cookieless = false
    })
    out.begin()
    if (brought && brought !== anonymousId) add('alias', { previousId: brought }, {})
    if (identified) add('identify', identified, {})
    identified = undefined
  }
  const api: Api = {
    track,
    page,
    identify(userId, traits) {
      const named = typeof userId === 'string'
      const more = named ? traits : userId
      const parts = { ...(named && { userId }), ...(more && { traits: more }) }
      if (own()) add('identify', parts, {})
      else identified = parts
    },
    consent(state) {
      const purposes = typeof state === 'object' ? state : { analytics: state === 'granted' }
      const tell = () => {
        const { url, path } = shown.shown()
        const context = { page: { url: url.replace(/\?.*/, ''), path }, consent: { categoryPreferences: purposes } }
        out.add({ type: 'identify', anonymousId: own(), context })
      }
      if (purposes.analytics && !objects(navigator)) {
        if (own() && purposes !== state) return
        if (!own()) {
          grant()
          // the collector knows what it called this browser until now
          out.add({ type: 'alias', anonymousId: own(), context: { cookieless: true } })
        }
        tell()
      } else {
        if (own() && state !== 'unknown') tell() // else nobody would know that they do not
        identified = undefined
        out.forget()
        who.forget()
      }
    },
    reset() {
      identified = undefined
      if (own()) who.renew()
    },
  }

  clicks(track, set.domains)
  videos(track)
  const link = ({ target }: Event) => {
    const anchor = target instanceof Element && target.closest<HTMLAnchorElement>('a[href]')
    const url = anchor ? parse(anchor.href) : undefined
    const id = own()
    if (!anchor || !url || !id || url.hostname === location.hostname || !isAmong(url.hostname, set.domains)) return
    const before = anchor.href
    anchor.href = linked(url, id)
    setTimeout(() => {
      anchor.href = before
    })
  }
  document.addEventListener('click', link, true)
  document.addEventListener('auxclick', link, true)

  if (objects(navigator)) who.forget()
  else if (set.granted || who.known()) grant()
  const early = window.fullfunnel?.q ?? []
  window.fullfunnel = { ...api, on: true }
  const first = early.findIndex(([name]) => name === 'consent')
  const call = ([name, words]: Call) => (api[name] as ((...all: unknown[]) => void) | undefined)?.(...words)
  // the first page view is told with the consent that was given already
  for (const one of first < 0 ? [] : early.splice(first, 1)) call(one)
  if (!set.manual) page()
  for (const one of early) call(one)
  addEventListener('online', () => out.flush())
}

const script = (document.currentScript ??
  document.querySelector('script[data-key][src*="ff.js"]')) as HTMLScriptElement | null
if (script?.dataset.key && !window.fullfunnel?.on) {
  const go = () => start(script)
  // a page that is made ready before somebody wants it is not seen
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', go, { once: true })
  else go()
}
