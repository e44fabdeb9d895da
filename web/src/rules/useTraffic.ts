import { useMutation, useQuery } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Version } from '../reports/channels/useChannels'
import { useSaved } from '../reports/useSaved'

/** What is said about bots and about the team. */
export interface TrafficRules {
  agents: boolean
  bots: string[]
  people: string[]
  pagesPerMinute: number
  ips: string[]
  mark: string
  members: string[]
  test: string
}

interface Side {
  events: number
  people: number
  by: { sign: string; events: number; people: number }[]
}

/** Events and people that rules flag, and by which sign. */
export interface Flagged {
  bots: Side
  internal: Side
}

export interface Traffic {
  own: boolean
  rules: TrafficRules
  list: { version: string; size: number }
  flagged: Flagged
  history: Version[]
}

export interface Known {
  bot: boolean
  kind: string | null
  part: string | null
}

export const useTraffic = (workspace: string) =>
  useQuery({
    queryKey: ['traffic', workspace],
    queryFn: ({ signal }) => get<Traffic>(within(workspace, '/traffic'), signal),
  })

/** The rules of an earlier version. */
export const readTraffic = (workspace: string, number: number) =>
  get<TrafficRules>(within(workspace, `/traffic/versions/${number}`))

export const useTrafficPreview = (workspace: string) =>
  useMutation({
    mutationFn: (rules: TrafficRules) =>
      change<{ now: Flagged; then: Flagged }>('POST', within(workspace, '/traffic/preview'), { rules }),
  })

export const useAgent = (workspace: string) =>
  useMutation({
    mutationFn: (given: { agent: string; rules: TrafficRules }) =>
      change<Known>('POST', within(workspace, '/traffic/test'), given),
  })

export const useSaveTraffic = (workspace: string) =>
  useSaved(workspace, 'traffic', (given: { rules: TrafficRules; note: string }) =>
    change<Traffic>('PUT', within(workspace, '/traffic'), given),
  )
