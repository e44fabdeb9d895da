import { useMutation, useQuery } from '@tanstack/react-query'
import { change, get, within } from '../../api/client'
import { useSaved } from '../useSaved'
import type { RuleSet } from './rules'

export interface Version {
  number: number
  at: string
  by: string
  note: string
  own: boolean
}

/** The rules that count, the lists, how visits are told apart, and every version. */
export interface Channels {
  own: boolean
  rules: RuleSet
  channels: string[]
  sources: { version: string; size: number }
  visits: { pauseMinutes: number; ownHosts: string[] | null }
  history: Version[]
}

export interface Move {
  from: string
  to: string
  events: number
  people: number
  conversions: number
}

export interface Moves {
  moves: Move[]
  events: number
  conversions: number
}

export interface Verdict extends Record<string, string | number | null> {
  channel: string
  why: string
}

export const useChannels = (workspace: string) =>
  useQuery({
    queryKey: ['channels', workspace],
    queryFn: ({ signal }) => get<Channels>(within(workspace, '/channels'), signal),
  })

/** A set that ships with the product. */
export const readSet = (workspace: string, set: string) => get<RuleSet>(within(workspace, `/channels/sets/${set}`))

export const useSet = (workspace: string, set: string, enabled: boolean) =>
  useQuery({ queryKey: ['channel-set', workspace, set], queryFn: () => readSet(workspace, set), enabled })

/** The rules of an earlier version. */
export const readVersion = (workspace: string, number: number) =>
  get<RuleSet>(within(workspace, `/channels/versions/${number}`))

export interface Arrived {
  url: string
  referrer?: string
}

/** The channel of an address, and why; by rules that are being written, or by a set. */
export const useVerdict = (workspace: string, arrived: Arrived | undefined, by: { rules: RuleSet } | { set: string }) =>
  useQuery({
    queryKey: ['verdict', workspace, arrived, by],
    queryFn: () => change<Verdict>('POST', within(workspace, '/channels/test'), { ...arrived, ...by }),
    enabled: arrived !== undefined,
    gcTime: 0,
  })

export const useChannelPreview = (workspace: string) =>
  useMutation({
    mutationFn: (rules: RuleSet | null) => change<Moves>('POST', within(workspace, '/channels/preview'), { rules }),
  })

export const useSaveRules = (workspace: string) =>
  useSaved(workspace, 'channels', (given: { rules: RuleSet | null; note: string }) =>
    change<Channels>('PUT', within(workspace, '/channels'), given),
  )

export const useSaveVisits = (workspace: string) =>
  useSaved(workspace, 'channels', (given: Channels['visits']) =>
    change<Channels>('PUT', within(workspace, '/channels/visits'), given),
  )

/** Takes other lists of search engines and so on, as a text; null for those that ship. */
export const useSaveSources = (workspace: string) =>
  useSaved(workspace, 'channels', (list: string | null) =>
    change<Channels>('PUT', within(workspace, '/channels/sources'), { list }),
  )
