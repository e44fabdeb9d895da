import { Button, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { ChipSelect } from '../kit/ChipSelect'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { ArrivalTable } from './ArrivalTable'
import { SourceTabs } from './SourceTabs'
import type { LatelySearch } from './search'
import { useArrivals, useSources } from './sources'
import { useSourceWords } from './words'

const OUTCOMES = ['accepted', 'duplicate', 'refused', 'failed'] as const

/** The last events as they come in, and what became of each. */
export function ArrivalsPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/arrivals' })
  const [paused, setPaused] = useState(false)
  const arrivals = useArrivals(workspace.name, search, paused)
  const chosen = search.key || search.outcome || search.name
  return (
    <Page
      title={t('sources:lately')}
      lead={t('sources:lately-lead')}
      sub={t('sources:lately-sub')}
      filters={
        <>
          <Filters workspace={workspace.name} search={search} />
          <Button variant="default" aria-pressed={paused} onClick={() => setPaused(!paused)}>
            {t(paused ? 'sources:go-on' : 'sources:pause')}
          </Button>
        </>
      }
    >
      <SourceTabs workspace={workspace.name} />
      {arrivals.isPending && <Loading />}
      {arrivals.isError && <ErrorCard error={arrivals.error} retry={() => void arrivals.refetch()} />}
      {arrivals.data?.events.length === 0 && (
        <Empty title={t(chosen ? 'sources:no-such' : 'sources:no-event')} text={t('sources:no-event-text')}>
          {!chosen && (
            <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/sources`}>
              {t('sources:new')}
            </Button>
          )}
        </Empty>
      )}
      {arrivals.data && arrivals.data.events.length > 0 && (
        <ArrivalTable workspace={workspace} events={arrivals.data.events} />
      )}
    </Page>
  )
}

function Filters({ workspace, search }: { workspace: string; search: LatelySearch }) {
  const { t } = useTranslation()
  const words = useSourceWords()
  const navigate = useNavigate()
  const sources = useSources(workspace).data?.sources ?? []
  const show = (more: LatelySearch) =>
    void navigate({ to: '/w/$workspace/arrivals', params: { workspace }, search: { ...search, ...more } })
  const keys = sources.flatMap(({ from, key }) =>
    key ? [{ value: key.id, label: `${words.kind(from)} · ${key.id}` }] : [],
  )
  const known = search.key === undefined || keys.some(({ value }) => value === search.key)
  return (
    <>
      <ChipSelect
        label={t('accounts:key')}
        value={search.key ?? ''}
        data={[
          { value: '', label: t('sources:all') },
          ...keys,
          ...(known ? [] : [{ value: search.key ?? '', label: search.key ?? '' }]),
        ]}
        change={(key) => show({ key })}
      />
      <ChipSelect
        label={t('sources:outcome')}
        value={search.outcome ?? ''}
        data={[
          { value: '', label: t('sources:all') },
          ...OUTCOMES.map((outcome) => ({ value: outcome, label: words.outcome({ outcome }) })),
        ]}
        change={(outcome) => show({ outcome })}
      />
      <TextInput
        miw={160}
        aria-label={t('sources:named')}
        placeholder={t('sources:named')}
        value={search.name ?? ''}
        onChange={(event) => show({ name: event.currentTarget.value })}
      />
    </>
  )
}
