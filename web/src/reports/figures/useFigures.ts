import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, shortest } from '../ask'
import type { FiguresAnswered } from './answer'
import type { FiguresQuestion } from './question'

/** The answer to a question for figures; the one before stays while another is asked. */
export const useFigures = (workspace: string, question: FiguresQuestion, enabled = true) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question)],
    queryFn: ({ signal }) => ask<FiguresAnswered>(workspace, shortest(question), signal),
    enabled,
    placeholderData: keepPreviousData,
  })

export const MOST_LISTED = 200

/** The people or events that a figure counts, by its place in the answer. */
export const useListOf = (workspace: string, question: FiguresQuestion, of: string) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question), of],
    queryFn: ({ signal }) =>
      ask<FiguresAnswered>(workspace, { ...shortest(question), list: { of, limit: MOST_LISTED } }, signal),
  })
