import { type Question, read } from './question'

/** What stands in the explorer's address: the question, and the figure whose people are shown. */
export interface FunnelSearch {
  q?: Question
  of?: string
}

export const funnelSearch = (search: Record<string, unknown>): FunnelSearch => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(typeof search.of === 'string' ? { of: search.of } : {}),
})

/** What stands in the address of a person's way: the question, and the person by any of their ids. */
export const traceSearch = (search: Record<string, unknown>): { q?: Question; id?: string } => ({
  ...(search.q === undefined ? {} : { q: read(search.q) }),
  ...(search.id === undefined || search.id === '' ? {} : { id: String(search.id) }),
})
