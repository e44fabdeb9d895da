import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, shortest } from '../ask'
import type { FigureListed, FiguresAnswered } from './answer'
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
export const MOST_IN_FILE = 100_000

/** Asks for the people or events that a figure of any question counts, by its place in the answer. */
export const askList = (
  workspace: string,
  question: { ask: string },
  of: string,
  limit: number,
  signal?: AbortSignal,
) => ask<{ answer: { list?: FigureListed[] } }>(workspace, { ...shortest(question), list: { of, limit } }, signal)

export const useListOf = (workspace: string, question: { ask: string }, of: string) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question), of],
    queryFn: ({ signal }) => askList(workspace, question, of, MOST_LISTED, signal),
  })
