import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Schemas, Workspace } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { BoundPages } from './BoundPages'
import { NewSource } from './NewSource'
import { SetUp } from './SetUp'
import { SourceTable } from './SourceTable'
import { SourceTabs } from './SourceTabs'
import { reasonsOf, useSources } from './sources'
import { useSourceWords } from './words'

/** Where events come from, whether they still come, and how one more begins to send. */
export function SourcesPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const sources = useSources(workspace.name)
  const lead = useLead(sources.data?.sources ?? [])
  return (
    <Page title={t('app:sources')} lead={sources.data && lead} sub={t('sources:sub')}>
      <SourceTabs workspace={workspace.name} />
      {sources.isPending && <Loading />}
      {sources.isError && <ErrorCard error={sources.error} retry={() => void sources.refetch()} />}
      {sources.data && <Listed workspace={workspace} data={sources.data} />}
    </Page>
  )
}

function useLead(sources: Schemas['SourcesSource'][]) {
  const { t } = useTranslation()
  const format = useFormats()
  const of = (state: string) => sources.filter((source) => source.state === state).length
  if (of('stopped') > 0)
    return t('sources:lead-stopped', { count: of('stopped'), stopped: format.count(of('stopped')) })
  if (of('arriving') > 0)
    return t('sources:lead-arriving', { count: of('arriving'), sources: format.count(of('arriving')) })
  return t(sources.some(({ last }) => last) ? 'sources:lead-quiet' : 'sources:lead-none')
}

function Listed({ workspace, data }: { workspace: Workspace; data: Schemas['Sources'] }) {
  const { t } = useTranslation()
  const makesKeys = useMay('keys')
  const [setUp, setSetUp] = useState<string>()
  const [binding, setBinding] = useState<string>()
  const keyed = (id: string | undefined) => data.sources.find(({ key }) => key !== null && key.id === id)
  const chosen = keyed(setUp)
  const bound = keyed(binding)
  return (
    <>
      {data.sources.length === 0 ? (
        <Empty title={t('sources:none')} text={t(makesKeys ? 'sources:none-text' : 'sources:none-ask')} />
      ) : (
        <SourceTable workspace={workspace} sources={data.sources} setUp={setSetUp} bind={setBinding} />
      )}
      {chosen?.key && (
        <SetUp
          key={chosen.key.id}
          workspace={workspace.name}
          id={chosen.key.id}
          open={chosen.key.scope === 'write'}
          bound={chosen.key.origins.length > 0}
          since={data.at}
          close={() => setSetUp(undefined)}
        />
      )}
      {bound?.key && (
        <BoundPages
          key={bound.key.id}
          workspace={workspace.name}
          id={bound.key.id}
          origins={bound.key.origins}
          close={() => setBinding(undefined)}
        />
      )}
      {makesKeys && <NewSource workspace={workspace.name} />}
      {data.strangers && <Strangers strangers={data.strangers} />}
      <p className="ff-small">
        {t('sources:files-text')}{' '}
        <Link to="/w/$workspace/data" params={{ workspace: workspace.name }}>
          {t('app:data')}
        </Link>
      </p>
    </>
  )
}

/** Requests that belong to no workspace, because no key says to which. */
function Strangers({ strangers }: { strangers: Record<string, number> }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  const reasons = reasonsOf(strangers)
  if (reasons.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('sources:strangers')}>
      <h2>{t('sources:strangers')}</h2>
      <p className="ff-sub">{t('sources:strangers-text')}</p>
      <ul className="ff-changes">
        {reasons.map(([code, requests]) => (
          <li key={code}>
            <span className="num">{format.count(requests)}</span>
            <span>{words.reason(code)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
