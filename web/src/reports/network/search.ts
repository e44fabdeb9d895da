import { type NetworkQuestion, read } from './network'

/** What stands in the address of the network: the question, the nodes drawn, the node looked at, the list. */
export interface NetworkSearch {
  q?: NetworkQuestion
  of?: string
  at?: string
  show?: number
}

const whole = (value: unknown) => {
  const number = Number(value)
  return Number.isInteger(number) && number >= 1 && number <= 500 ? number : undefined
}

export function networkSearch(search: Record<string, unknown>): NetworkSearch {
  const show = search.show === undefined ? undefined : whole(search.show)
  return {
    ...(search.q === undefined ? {} : { q: read(search.q) }),
    ...(typeof search.of === 'string' ? { of: search.of } : {}),
    ...(typeof search.at === 'string' ? { at: search.at } : {}),
    ...(show === undefined ? {} : { show }),
  }
}
