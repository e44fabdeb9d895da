import { type AttributionQuestion, read } from './attribution'

/** What stands in the address of attribution: the question, and the credit whose conversions are shown. */
export interface AttributionSearch {
  q?: AttributionQuestion
  of?: string
}

export const attributionSearch = (search: Record<string, unknown>): AttributionSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
})
