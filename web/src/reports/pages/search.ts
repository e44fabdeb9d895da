import { type PagesQuestion, read } from './pages'

/** What stands in the address of pages: the question, the order, the count that is listed. */
export interface PagesSearch {
  q?: PagesQuestion
  of?: string
  sort?: string
}

export const pagesSearch = (search: Record<string, unknown>): PagesSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
  ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
})
