import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, within } from '../../api/client'
import type { Schemas, Workspace } from '../../api/types'
import { shortest } from '../ask'
import { askStages, type StagesQuestion } from './stages'

export const useModels = (workspace: string) =>
  useQuery({
    queryKey: ['models', workspace],
    queryFn: ({ signal }) => get<Schemas['ModelSettingsModelList']>(within(workspace, '/models'), signal),
    staleTime: 60_000,
  })

export const useStages = (workspace: Workspace, question: StagesQuestion) =>
  useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askStages(workspace.name, question, signal),
    enabled: workspace.events > 0,
    placeholderData: keepPreviousData,
  })

/** The people or moves behind a number. */
export const useStagesList = (workspace: string, question: StagesQuestion, of: string) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question), of],
    queryFn: ({ signal }) => askStages(workspace, question, signal, of),
  })
