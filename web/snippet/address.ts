/** An address as it is told: without fragment, and with parameters only that say where somebody came from. */
export interface Told {
  url: string
  path: string
  search: string
}

// the parameters by which channels are found; all others may hold what is nobody's business
const CAMPAIGN =
  /^(utm_\w+|gclid|wbraid|gbraid|dclid|gad_source|msclkid|fbclid|ttclid|li_fat_id|twclid|epik|sccid|rdt_cid|yclid|irclickid|ff_internal)$/i

const pairs = (search: string) => search.replace(/^\?/, '').split('&')
const nameOf = (pair: string) => pair.split('=', 1)[0] as string

export function told(url: URL | Location, also: string[]): Told {
  const kept = pairs(url.search).filter((pair) => CAMPAIGN.test(nameOf(pair)) || also.includes(nameOf(pair)))
  const search = kept.length > 0 ? `?${kept.join('&')}` : ''
  return { url: plain(url) + search, path: url.pathname, search }
}

export const plain = (url: URL | Location) => url.origin + url.pathname

/** The text that was searched for by this address. */
export function searched(url: URL | Location, names: string[]): string | undefined {
  const query = new URLSearchParams(url.search)
  const name = names.find((one) => query.get(one)?.trim())
  return name === undefined ? undefined : query.get(name)?.trim().slice(0, 100)
}

export function parse(url: string | undefined): URL | undefined {
  try {
    return new URL(url as string)
  } catch {
    return undefined
  }
}
