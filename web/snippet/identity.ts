import { load, save } from './store'

const NAME = 'ff_id'
const DAY = 864e5
const ID = /^[\w-]{16,64}$/

export const random = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The id of the collector's cookie, and the day on which that was set; `ID.DAY`. */
export function cookie(all: string): [id: string, day: number] | undefined {
  for (const one of all.split('; ')) {
    const [id, day] = one.startsWith(`${NAME}=`) ? one.slice(NAME.length + 1).split('.') : []
    if (id !== undefined && ID.test(id)) return [id, Number(day)]
  }
  return undefined
}

/** The browser asks sites for no tracking. */
export const objects = (one: Navigator & { globalPrivacyControl?: boolean }) =>
  one.globalPrivacyControl === true || one.doNotTrack === '1'

/** All cookies; a page in a box may not even ask for them. */
function cookies(): string {
  try {
    return document.cookie
  } catch {
    return ''
  }
}

const site = (host: string) => host.split('.').slice(-2).join('.')

/** Who this browser is, where consent allows an id at all. */
export function identity(base: string) {
  let own: string | undefined

  // no-cors: the cookie is the answer, and a collector answers pages without reading cookies
  const tell = (id: string) =>
    fetch(`${base}ff/id`, { method: 'POST', mode: 'no-cors', credentials: 'include', keepalive: true, body: id }).catch(
      () => undefined,
    )

  // a cookie of another site would be kept by no browser
  const near = site(new URL(base).hostname) === site(location.hostname)

  function take(id: string) {
    own = id
    save(NAME, id)
    const set = cookie(cookies())
    if (!near) return
    if (set?.[0] !== id || set[1] < Math.floor(Date.now() / DAY)) void tell(id)
  }

  const known = () => {
    const kept = cookie(cookies())?.[0] ?? load(NAME)
    return kept !== null && ID.test(kept) ? kept : undefined
  }

  return {
    id: () => own,
    known,
    /** Begins to have an id: the one known, the one handed over by another site, or a new one. */
    begin: (handed?: string) => take(known() ?? handed ?? random()),
    renew: () => take(random()),
    forget() {
      if (own ?? known()) void tell('')
      own = undefined
      save(NAME)
    },
  }
}
