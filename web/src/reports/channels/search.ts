/** What stands in the address of channels: the time, the rule set, the figure that is listed, an address that is tried. */
export interface ChannelSearch {
  last?: string
  set?: string
  of?: string
  url?: string
  referrer?: string
}

const SETS = ['posthog', 'plausible']

export const channelSearch = (search: Record<string, unknown>): ChannelSearch => {
  const text = (name: string) => (search[name] === undefined ? {} : { [name]: String(search[name]) })
  return {
    ...text('last'),
    ...text('of'),
    ...text('url'),
    ...text('referrer'),
    ...(SETS.includes(String(search.set)) ? { set: String(search.set) } : {}),
  }
}
