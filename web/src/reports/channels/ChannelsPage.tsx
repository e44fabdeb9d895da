import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/may'
import type { Workspace } from '../../api/types'
import { useWorkspace } from '../../app/useWorkspace'
import { ChipSelect } from '../../kit/ChipSelect'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { useFormats } from '../../words/format'
import { keyOf } from '../figures/answer'
import { FigureDrawer } from '../figures/FigureDrawer'
import { FiguresTable } from '../figures/FiguresTable'
import type { FiguresQuestion } from '../figures/question'
import { useFigures } from '../figures/useFigures'
import { AddressTest } from './AddressTest'
import { ChannelCredit } from './ChannelCredit'
import { ChannelHistory } from './ChannelHistory'
import { RulesCard } from './RulesCard'
import { RulesEditor } from './RulesEditor'
import type { RuleSet } from './rules'
import { SourcesCard } from './SourcesCard'
import type { ChannelSearch } from './search'
import { type Channels, readVersion, useChannels, useSet, type Version } from './useChannels'
import { VisitsCard } from './VisitsCard'

const PERIODS = ['7d', '28d', '90d', '365d', '']
const SETS = ['ga4', 'posthog', 'plausible']
const OWN = 'ga4'

/** What came by which channel. */
const questionOf = (last: string, set: string): FiguresQuestion => ({
  ask: 'figures',
  figures: ['visits', 'people', 'goal:lead', 'goal:sale'],
  by: 'channel',
  ...(last === '' ? {} : { period: { last } }),
  ...(set === OWN ? {} : { channels: set }),
})

/** Which channels people came by, and the rules that say so. */
export function ChannelsPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/channels' })
  const navigate = useNavigate({ from: '/w/$workspace/channels' })
  const { last = '28d', set = OWN, of } = search
  const go = (some: { [K in keyof ChannelSearch]?: ChannelSearch[K] | undefined }, replace = true) =>
    void navigate({ search: { ...search, ...some } as ChannelSearch, replace })
  const channels = useChannels(workspace.name)
  const question = questionOf(last, set)
  const came = useFigures(workspace.name, question, workspace.events > 0)
  const lead = useLead(came.data?.answer.rows[0], came.data?.answer.total.values.visits)
  const filters = (
    <>
      <ChipSelect
        label={t('figures:period')}
        value={last}
        change={(value) => go({ last: value })}
        data={PERIODS.map((value) => ({
          value,
          label: value === '' ? t('funnel:period-all') : t('funnel:period-last', { days: value.slice(0, -1) }),
        }))}
      />
      <ChipSelect
        label={t('figures:channels')}
        value={set}
        change={(value) => go({ set: value === OWN ? undefined : value })}
        data={SETS.map((value) => ({ value, label: t(`figures:set.${value}`) }))}
      />
    </>
  )
  return (
    <Page title={t('app:channels')} lead={lead ?? t('channels:lead')} sub={t('channels:sub')} filters={filters}>
      {workspace.events === 0 && (
        <Empty title={t('channels:empty')} text={t('channels:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      )}
      {workspace.events > 0 && came.isPending && <Loading height={28} />}
      {came.isError && <ErrorCard error={came.error} retry={() => void came.refetch()} />}
      {came.data && !came.isError && (
        <>
          <FiguresTable
            title={t('channels:table')}
            workspace={workspace}
            question={question}
            answered={came.data}
            times={undefined}
            sorting={undefined}
            href={(pointer) =>
              `/w/${encodeURIComponent(workspace.name)}/channels?${new URLSearchParams({ last, set, of: pointer })}`
            }
            follow={(pointer) => go({ of: pointer }, false)}
          />
          <NoteList notes={came.data.notes} />
        </>
      )}
      {workspace.events > 0 && (
        <ChannelCredit
          workspace={workspace}
          last={last}
          set={set}
          models={search.models}
          choose={(models) => go({ models })}
        />
      )}
      {channels.isPending && <Loading />}
      {channels.isError && <ErrorCard error={channels.error} retry={() => void channels.refetch()} />}
      {channels.data && <Rules workspace={workspace} channels={channels.data} set={set} search={search} go={go} />}
      <FigureDrawer workspace={workspace} question={question} of={of} close={() => go({ of: undefined }, false)} />
    </Page>
  )
}

function useLead(
  first: { key: (string | null)[]; values: Record<string, number | null>; start: null | string } | undefined,
  all: number | null | undefined,
) {
  const { t } = useTranslation()
  const format = useFormats()
  const visits = first?.values.visits
  if (!first || !visits || !all) return undefined
  return t('channels:most', {
    channel: keyOf(first),
    visits: format.count(visits),
    all: format.count(all),
    share: format.share(visits / all),
  })
}

interface RulesProps {
  workspace: Workspace
  channels: Channels
  set: string
  search: ChannelSearch
  go: (some: { [K in keyof ChannelSearch]?: ChannelSearch[K] | undefined }) => void
}

interface Edited {
  rules: RuleSet
  note: string
}

/** The rules that count or that are looked at, a place to try an address, and to write others. */
function Rules({ workspace, channels, set, search, go }: RulesProps) {
  const { t } = useTranslation()
  const defines = useMay('define')
  const other = useSet(workspace.name, set, set !== OWN)
  const [edited, setEdited] = useState<Edited>()
  const [saved, setSaved] = useState(false)
  const arrived = {
    ...(search.url === undefined ? {} : { url: search.url }),
    ...(search.referrer === undefined ? {} : { referrer: search.referrer }),
  }
  const shown = set === OWN ? channels.rules : other.data
  const version = channels.history.at(-1)
  const title =
    set !== OWN
      ? t(`channels:set.${set}`)
      : channels.own && version
        ? t('channels:own', { number: version.number })
        : t('channels:ships')
  const edit = (rules: RuleSet, note = '') => {
    setSaved(false)
    setEdited({ rules, note })
  }
  const back = async ({ number }: Version) =>
    edit(await readVersion(workspace.name, number), t('channels:again', { number }))
  return (
    <>
      {saved && version && (
        <p className="ff-card" role="status" style={{ margin: 0 }}>
          {t('channels:was-saved', { number: version.number })}
        </p>
      )}
      {edited ? (
        <RulesEditor
          key={edited.note}
          workspace={workspace.name}
          begin={edited.rules}
          note={edited.note}
          arrived={arrived}
          saved={() => {
            setEdited(undefined)
            setSaved(true)
          }}
          close={() => setEdited(undefined)}
        />
      ) : (
        <>
          {shown && <RulesCard rules={shown} title={title} edit={defines ? () => edit(shown) : undefined} />}
          <section className="ff-card" aria-label={t('channels:try-title')} style={{ display: 'grid', gap: 12 }}>
            <h2>{t('channels:try-title')}</h2>
            <AddressTest
              workspace={workspace.name}
              by={{ set }}
              arrived={arrived}
              tried={({ url, referrer }) => go({ url, referrer })}
            />
          </section>
        </>
      )}
      <ChannelHistory
        workspace={workspace}
        history={channels.history}
        back={defines ? (chosen) => void back(chosen) : undefined}
      />
      <VisitsCard
        key={JSON.stringify(channels.visits)}
        workspace={workspace.name}
        visits={channels.visits}
        may={defines}
      />
      <SourcesCard workspace={workspace.name} sources={channels.sources} may={defines} />
    </>
  )
}
