import { read, type StagesQuestion } from './stages'

/** What stands in the address of stages: the question, what is listed, or the model that is written. */
export interface StagesSearch {
  q?: StagesQuestion
  /** The count that is listed, by its place in the answer. */
  of?: string
  /** Which step of the stock it is of, by its start. */
  at?: string
  /** The target that is listed is of a period of its own. */
  every?: 'day' | 'week' | 'month'
  /** The model that is written, or all of them. */
  edit?: string
  /** Whether it becomes a model of its own. */
  copy?: boolean
}

const EVERY = ['day', 'week', 'month'] as const

export const stagesSearch = (search: Record<string, unknown>): StagesSearch => {
  const every = EVERY.find((each) => each === search.every)
  return {
    ...(search.q === undefined ? {} : { q: read(search.q) }),
    ...(typeof search.of === 'string' ? { of: search.of } : {}),
    ...(search.at === undefined ? {} : { at: String(search.at) }),
    ...(every === undefined ? {} : { every }),
    ...(search.edit === undefined ? {} : { edit: String(search.edit) }),
    ...(search.copy === true || search.copy === 'true' ? { copy: true } : {}),
  }
}
