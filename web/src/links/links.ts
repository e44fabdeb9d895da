import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Version } from '../reports/channels/useChannels'
import type { FiguresQuestion } from '../reports/figures/question'
import { useSaved } from '../reports/useSaved'

export const TAGS = ['source', 'medium', 'campaign', 'content', 'term'] as const
export type Tag = (typeof TAGS)[number]

/** What links are to say. */
export interface Taxonomy {
  sources: string[]
  mediums: string[]
  campaign: string
  required: Tag[]
  lowerCase: boolean
}

export interface TaxonomyState {
  own: boolean
  rules: Taxonomy
  history: Version[]
}

/** What is wrong with one thing that a link says. */
export interface LinkProblem {
  code: string
  tag: Tag
  value: string
  mended: string | null
}

export interface Built {
  address: string
  channel: string
  why: string
  tags: Partial<Record<Tag, string>>
  problems: LinkProblem[]
  mended: string | null
}

export interface SeenProblem extends LinkProblem {
  touches: number
  people: number
  channels: string[]
}

export interface Seen {
  values: number
  touches: number
  wrong: SeenProblem[]
}

export interface ShortLink {
  id: string
  address: string
  name: string
  target: string | null
  problems: LinkProblem[]
  at: string
  by: string
  clicks: number
  bots: number
}

/** A link as it is written: where it leads, and what it says. */
export interface Draft extends Partial<Record<Tag, string>> {
  url: string
}

/** Without what says nothing. */
export function asked(draft: Draft): Draft {
  const said = Object.entries(draft).filter(([, value]) => value.trim() !== '')
  return { url: '', ...Object.fromEntries(said) }
}

/** The draft with one value mended. */
export const mend = (draft: Draft, { tag, mended }: LinkProblem): Draft =>
  mended === null ? draft : { ...draft, [tag]: mended }

/** How often and by whom a link was clicked, as a question. */
export const clicksOf = (id: string): FiguresQuestion => ({
  ask: 'figures',
  figures: [
    {
      count: { event: 'Link Clicked', where: [{ property: 'properties.link', op: '=', value: id }] },
      of: 'events',
      as: 'clicks',
    },
  ] as FiguresQuestion['figures'],
})

export const CLICKS = '/total/values/clicks'

/** Where a link's code is drawn. */
export const codeOf = (workspace: string, id: string, format: 'svg' | 'png') =>
  `/api/v1${within(workspace, `/links/${id}/qr?format=${format}`)}`

export const useTaxonomy = (workspace: string) =>
  useQuery({
    queryKey: ['taxonomy', workspace],
    queryFn: ({ signal }) => get<TaxonomyState>(within(workspace, '/links/taxonomy'), signal),
  })

export const readTaxonomy = (workspace: string, number: number) =>
  get<Taxonomy>(within(workspace, `/links/taxonomy/versions/${number}`))

/** The link that a draft makes, and what is wrong with it. */
export const useBuilt = (workspace: string, draft: Draft) =>
  useQuery({
    queryKey: ['link', workspace, draft],
    queryFn: () => change<Built>('POST', within(workspace, '/links/taxonomy/test'), draft),
    enabled: draft.url !== '',
    retry: false,
    gcTime: 0,
  })

export const useSeen = (workspace: string, enabled: boolean) =>
  useQuery({
    queryKey: ['seen-links', workspace],
    queryFn: ({ signal }) => get<Seen>(within(workspace, '/links/taxonomy/seen'), signal),
    enabled,
  })

export const useTaxonomyPreview = (workspace: string) =>
  useMutation({
    mutationFn: (rules: Taxonomy) =>
      change<{ now: Seen; then: Seen }>('POST', within(workspace, '/links/taxonomy/preview'), { rules }),
  })

export const useSaveTaxonomy = (workspace: string) =>
  useSaved(workspace, 'taxonomy', (given: { rules: Taxonomy; note: string }) =>
    change<TaxonomyState>('PUT', within(workspace, '/links/taxonomy'), given),
  )

export const useLinks = (workspace: string) =>
  useQuery({
    queryKey: ['links', workspace],
    queryFn: ({ signal }) => get<{ links: ShortLink[] }>(within(workspace, '/links'), signal),
  })

function useChanged<T>(workspace: string, run: (given: T) => Promise<ShortLink>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['links', workspace] }),
  })
}

export const useMakeLink = (workspace: string) =>
  useChanged(workspace, (given: Draft & { name: string }) =>
    change<ShortLink>('POST', within(workspace, '/links'), given),
  )

export const useRemoveLink = (workspace: string) =>
  useChanged(workspace, (id: string) => change<ShortLink>('DELETE', within(workspace, `/links/${id}`)))
