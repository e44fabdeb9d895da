import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { change, get, within } from '../api/client'
import type { Version } from '../reports/channels/useChannels'

export interface Purpose {
  name: string
  also: string[]
}

/** What is kept of people. */
export interface PrivacyRules {
  address: 'drop' | 'short' | 'keep'
  parameters: string[]
  denied: 'cookieless' | 'drop'
  unsaid: 'keep' | 'denied'
  purposes: Purpose[]
  retention: { of: string; days: number }[]
}

/** How many people agreed to a purpose. */
export interface Agreed {
  purpose: string
  granted: number
  denied: number
  unknown: number
}

export interface Privacy {
  own: boolean
  rules: PrivacyRules
  consent: Agreed[]
  history: Version[]
}

export interface ConsentChange {
  state: string
  at: string
  told: string
  page: string | null
  source: string
  note: string | null
  sequence: number
}

/** How a person's consent stands. */
export interface Consents {
  person: string
  purposes: { purpose: string; state: string; history: ConsentChange[] }[]
}

export const usePrivacy = (workspace: string) =>
  useQuery({
    queryKey: ['privacy', workspace],
    queryFn: ({ signal }) => get<Privacy>(within(workspace, '/privacy'), signal),
  })

/** The rules of an earlier version. */
export const readPrivacy = (workspace: string, number: number) =>
  get<PrivacyRules>(within(workspace, `/privacy/versions/${number}`))

export function useSavePrivacy(workspace: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { rules: PrivacyRules; note: string }) =>
      change<Privacy>('PUT', within(workspace, '/privacy'), given),
    onSuccess: async (saved) => {
      client.setQueryData(['privacy', workspace], saved)
      await client.invalidateQueries({ queryKey: ['consents', workspace] })
    },
  })
}

/** Asked in a body: who somebody is stands in no address. */
export const useConsents = (workspace: string, id: string, allowed: boolean) =>
  useQuery({
    queryKey: ['consents', workspace, id],
    queryFn: () => change<Consents>('POST', within(workspace, '/privacy/test'), { id }),
    enabled: allowed,
  })

export function useWriteConsent(workspace: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { consent: Record<string, string>; note: string }) =>
      change<Consents>('POST', within(workspace, '/privacy/consent'), { id, ...given }),
    onSuccess: (stands) => client.setQueryData(['consents', workspace, id], stands),
  })
}
