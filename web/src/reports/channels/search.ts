import { heldModels, type Model } from '../attribution/attribution'

/** What stands in the address of channels: the time, the rule set, the models of credit, the figure that is listed, an address that is tried. */
export interface ChannelSearch {
  last?: string
  set?: string
  models?: Model[]
  of?: string
  url?: string
  referrer?: string
}

const SETS = ['posthog', 'plausible']

export const channelSearch = (search: Record<string, unknown>): ChannelSearch => {
  const text = (name: string) => (search[name] === undefined ? {} : { [name]: String(search[name]) })
  const models = heldModels(search.models)
  return {
    ...text('last'),
    ...text('of'),
    ...text('url'),
    ...text('referrer'),
    ...(models === undefined ? {} : { models }),
    ...(SETS.includes(String(search.set)) ? { set: String(search.set) } : {}),
  }
}
