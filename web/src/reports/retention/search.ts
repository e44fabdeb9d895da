import { type RetentionQuestion, read } from './retention'

/** What stands in the address of retention: the question, and the number whose people are shown. */
export interface RetentionSearch {
  q?: RetentionQuestion
  of?: string
}

export const retentionSearch = (search: Record<string, unknown>): RetentionSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
})
