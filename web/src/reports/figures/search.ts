import { type FiguresQuestion, read } from './question'

/** What stands in the address of figures: the question, the order, and the figure whose people or events are shown. */
export interface FiguresSearch {
  q?: FiguresQuestion
  of?: string
  sort?: string
}

export const figuresSearch = (search: Record<string, unknown>): FiguresSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
  ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
})
