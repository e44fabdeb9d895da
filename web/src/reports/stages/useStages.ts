import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { change, get, within } from '../../api/client'
import type { Schemas, Workspace } from '../../api/types'
import { shortest } from '../ask'
import type { Model } from './model'
import { askStages, type StagesQuestion } from './stages'

export type ModelList = Schemas['ModelSettingsModelList']

export const useModels = (workspace: string) =>
  useQuery({
    queryKey: ['models', workspace],
    queryFn: ({ signal }) => get<ModelList>(within(workspace, '/models'), signal),
    staleTime: 60_000,
  })

export const useStages = (workspace: Workspace, question: StagesQuestion, enabled = true) =>
  useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askStages(workspace.name, question, signal),
    enabled: enabled && workspace.events > 0,
    placeholderData: keepPreviousData,
  })

/** The people or moves behind a number. */
export const useStagesList = (workspace: string, question: StagesQuestion, of: string) =>
  useQuery({
    queryKey: ['ask', workspace, shortest(question), of],
    queryFn: ({ signal }) => askStages(workspace, question, signal, of),
  })

/** Whether a model could be set, and if not, why. */
export const useChecked = (workspace: string, model: Model) =>
  useQuery({
    queryKey: ['model-check', workspace, model],
    queryFn: () => change<Schemas['ModelsModelChecked']>('POST', within(workspace, '/models/check'), model),
  })

/** What a model was, the oldest first. */
export const useVersions = (workspace: string, name: string) =>
  useQuery({
    queryKey: ['model-versions', workspace, name],
    queryFn: ({ signal }) =>
      get<Schemas['DefinedNamesMeanings']>(within(workspace, `/models/${encodeURIComponent(name)}/versions`), signal),
  })
