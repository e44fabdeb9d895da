import { groupOf, wholeOf } from '../ask'
import { type NetworkQuestion, read } from './network'

/** What stands in the address of the network: the question, the nodes drawn, the node and the group looked at, the list. */
export interface NetworkSearch {
  q?: NetworkQuestion
  of?: string
  at?: string
  show?: number
  group?: number
}

const MOST_DRAWN = 500

export function networkSearch(search: Record<string, unknown>): NetworkSearch {
  const show = wholeOf(search.show, 1, MOST_DRAWN)
  const group = groupOf(search.group)
  return {
    ...(search.q === undefined ? {} : { q: read(search.q) }),
    ...(typeof search.of === 'string' ? { of: search.of } : {}),
    ...(typeof search.at === 'string' ? { at: search.at } : {}),
    ...(show === undefined ? {} : { show }),
    ...(group === undefined ? {} : { group }),
  }
}
