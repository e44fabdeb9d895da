import { groupOf } from '../ask'
import { type AttributionQuestion, read } from './attribution'

/** What stands in the address of attribution: the question, the group, and the credit whose conversions are shown. */
export interface AttributionSearch {
  q?: AttributionQuestion
  of?: string
  group?: number
}

export const attributionSearch = (search: Record<string, unknown>): AttributionSearch => {
  const group = groupOf(search.group)
  return {
    ...(search.q === undefined ? {} : { q: read(search.q) }),
    ...(typeof search.of === 'string' ? { of: search.of } : {}),
    ...(group === undefined ? {} : { group }),
  }
}
