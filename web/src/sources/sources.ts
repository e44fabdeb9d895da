import { useQuery } from '@tanstack/react-query'
import { get, within } from '../api/client'
import type { Schemas } from '../api/types'
import type { LatelySearch } from './search'

export type Source = Schemas['SourcesSource']
export type Seen = Schemas['ArrivalsSeen']

/** Between two looks, in milliseconds. */
const LIVE = 2_000

/** Where events come from, looked at again and again. */
export const useSources = (workspace: string) =>
  useQuery({
    queryKey: ['sources', workspace],
    queryFn: ({ signal }) => get<Schemas['Sources']>(within(workspace, '/sources'), signal),
    refetchInterval: LIVE,
  })

/** The last events; while it is paused they stand still. */
export const useArrivals = (workspace: string, search: LatelySearch, paused = false) =>
  useQuery({
    queryKey: ['arrivals', workspace, search],
    queryFn: ({ signal }) => {
      // "all" is an empty text in the address, and no filter
      const asked = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''))
      return get<Schemas['ArrivalsLately']>(within(workspace, `/arrivals?${asked}`), signal)
    },
    refetchInterval: paused ? false : LIVE,
  })

export const useHealth = (workspace: string) =>
  useQuery({
    queryKey: ['health', workspace],
    queryFn: ({ signal }) => get<Schemas['DataHealthHealth']>(within(workspace, '/health'), signal),
    refetchInterval: 2 * LIVE,
  })

/** The law in figures; the whole journal is counted, so only when somebody wants it. */
export const useLaw = (workspace: string) =>
  useQuery({
    queryKey: ['law', workspace],
    queryFn: ({ signal }) => get<Schemas['DataHealthLaw']>(within(workspace, '/health/law'), signal),
    staleTime: 0,
  })

/** Reasons for which an event, or a request, does not go in: those that the collector knows. */
export const REASONS = [
  'no_user_anon_id',
  'missing_event',
  'missing_group_id',
  'missing_previous_id',
  'missing_type',
  'unknown_type',
  'not_an_object',
  'too_deep',
  'too_large',
  'too_long',
  'unreadable_time',
  'too_many_names',
  'unreadable',
  'protected',
  'consent',
  'origin',
  'bad_json',
  'bad_gzip',
  'rate_limited',
  'unfit_key',
  'bad_signature',
  'bad_mapping',
  'not_mapped',
  'unavailable',
  'no_key',
  'unknown_key',
  'no_receiver',
] as const

export type Reason = (typeof REASONS)[number]

export const asReason = (code: string | null): Reason | undefined => REASONS.find((reason) => reason === code)

/** Reasons whose sentence from the server holds nothing that the reason does not. */
const PLAIN: readonly Reason[] = [
  'no_user_anon_id',
  'missing_event',
  'missing_group_id',
  'missing_previous_id',
  'missing_type',
  'unknown_type',
  'not_an_object',
  'too_deep',
  'consent',
]

export const saysAll = (code: string | null): boolean => PLAIN.some((reason) => reason === code)

/** How many of a source did not go in since the server was started. */
export const refusedOf = ({ outcomes }: Source): number =>
  Object.entries(outcomes).reduce((sum, [outcome, events]) => (outcome === 'accepted' ? sum : sum + events), 0)

/** The reasons of a source, the most frequent first. */
export const reasonsOf = (outcomes: Record<string, number>): [string, number][] =>
  Object.entries(outcomes)
    .filter(([outcome]) => outcome !== 'accepted')
    .sort(([, one], [, other]) => other - one)

/** The name of a source where the product knows none: the kind it is of. */
const KINDS = ['http', 'server', 'import', 'link', 'demo'] as const

export const kindOf = (from: string): (typeof KINDS)[number] | 'other' => KINDS.find((kind) => kind === from) ?? 'other'

/** What most needs somebody stands first. */
const ORDER = ['stopped', 'never', 'quiet', 'arriving', 'files', 'revoked', 'removed']

export const byNeed = (sources: Source[]): Source[] =>
  [...sources].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
