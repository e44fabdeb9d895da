import { isAmong } from './settings'

// An id goes along to a site that belongs to this one: ff_link=ID.SECONDS, good for two minutes.
const NAME = 'ff_link'
const GOOD_FOR = 120
const seconds = () => Math.floor(Date.now() / 1_000)

/** The address with the id, for a host among these. */
export function linked(url: URL, id: string, now = seconds()): string {
  url.searchParams.set(NAME, `${id}.${now.toString(36)}`)
  return url.href
}

/** The id that an address brings along from one of these hosts, if it is fresh. */
export function handed(
  url: URL | Location,
  from: string | undefined,
  domains: string[],
  now = seconds(),
): string | undefined {
  const [id, since] = new URLSearchParams(url.search).get(NAME)?.split('.') ?? []
  const age = now - Number.parseInt(since ?? '', 36)
  const fresh = Math.abs(age) <= GOOD_FOR && from !== undefined && isAmong(from, domains)
  return fresh && id !== undefined && /^[\w-]{16,64}$/.test(id) ? id : undefined
}

/** The address without it; nobody shall share it. */
export const unlinked = (href: string) =>
  href.replace(new RegExp(`([?&])${NAME}=[^&#]*(&|(?=#|$))`), (_, before, after) => (after === '&' ? before : ''))
