/** What the page says in the attributes of the script's element. */
export interface Settings {
  key: string
  /** Where the script came from; its other addresses are beside it. */
  base: string
  /** Whether consent is given unless the page says otherwise. */
  granted: boolean
  /** Whether the page calls page() itself. */
  manual: boolean
  /** Hosts that belong together. */
  domains: string[]
  /** Parameters that hold what was searched for. */
  search: string[]
  /** Parameters of addresses that may be told, beside those of campaigns. */
  params: string[]
}

const SEARCH = 'q query search s keyword'

/** The words of a list, whatever stands between them. */
export const words = (list: string | null | undefined) => (list ?? '').split(/[\s,]+/).filter(Boolean)

export function settings(script: Pick<HTMLScriptElement, 'src' | 'dataset'>): Settings {
  const { key, consent, pages, domains, search, params } = script.dataset
  return {
    key: key ?? '',
    base: script.src.replace(/[^/]*$/, ''),
    granted: consent === 'granted',
    manual: pages === 'manual',
    domains: words(domains).map((host) => host.toLowerCase()),
    search: words(search ?? SEARCH),
    params: words(params),
  }
}

/** Whether a host is one of these or below one. */
export const isAmong = (host: string, domains: string[]) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
