import { useQuery } from '@tanstack/react-query'
import { get, within } from '../api/client'
import type { Schemas } from '../api/types'

export type Goal = Schemas['GoalSettingsGoalState']
export type Audience = Schemas['AudienceSettingsAudience']

/** The goals of a workspace with what each means and how often it was reached. */
export const useGoals = (workspace: string) =>
  useQuery({
    queryKey: ['goals', workspace],
    queryFn: ({ signal }) =>
      get<Schemas['GoalSettingsGoalList']>(within(workspace, '/goals'), signal).then(({ goals }) => goals),
  })

/** The audiences of a workspace with who belongs to them now. */
export const useAudiences = (workspace: string) =>
  useQuery({
    queryKey: ['audiences', workspace],
    queryFn: ({ signal }) =>
      get<Schemas['AudienceSettingsAudienceList']>(within(workspace, '/audiences'), signal).then(
        ({ audiences }) => audiences,
      ),
  })
