import { read, type StagesQuestion } from './stages'

/** What stands in the address of stages: the question, and the count that is listed. */
export interface StagesSearch {
  q?: StagesQuestion
  of?: string
}

export const stagesSearch = (search: Record<string, unknown>): StagesSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
})
