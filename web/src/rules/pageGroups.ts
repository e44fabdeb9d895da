import { useQuery } from '@tanstack/react-query'
import { get, within } from '../api/client'
import type { Schemas } from '../api/types'
import type { FiguresQuestion } from '../reports/figures/question'

export type PageGroup = Schemas['PageGroupSettingsPageGroupState']
export type Proposal = Schemas['PageGroupSettingsProposal']

export const usePageGroups = (workspace: string) =>
  useQuery({
    queryKey: ['page-groups', workspace],
    queryFn: ({ signal }) => get<Schemas['PageGroupSettingsPageGroupList']>(within(workspace, '/page-groups'), signal),
  })

/** What a group is about, beside its paths. */
export const ABOUT = ['topic', 'stage', 'intent'] as const

/** Some pages that patterns match, the most viewed first. */
export const MOST_PAGES = 8

/** A pattern, in which * stands for anything, as the regular expression of a question. */
export const expressionOf = (pattern: string) =>
  `^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`

/** Whether a pattern can be saved: the server takes those that begin so. */
export const isPattern = (text: string) => /^[/*]/.test(text)

/** How often the pages that patterns match were viewed, page by page. */
export function matchedBy(paths: string[]): FiguresQuestion {
  const any = paths.map((path) => ({ property: 'page.path', op: 'matches', value: expressionOf(path) }))
  return {
    ask: 'figures',
    figures: [
      { count: 'Page Viewed', as: 'views' },
      { count: 'Page Viewed', of: 'people', as: 'people' },
    ],
    where: { any },
    by: { property: 'page.path', limit: MOST_PAGES },
  }
}
