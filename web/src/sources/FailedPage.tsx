import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { FailedEvents, FailedReasons } from './FailedList'
import { type Failed, useFailed, useFailedLimits } from './failed'
import { RuleEditor } from './RuleEditor'
import { SourceTabs } from './SourceTabs'

/** The events that count nowhere and are kept: why, what they hold, and how to mend them. */
export function FailedPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const mends = useMay('data')
  const when = useSearch({ from: '/w/$workspace/failed' })
  const all = useFailed(workspace.name, {})
  const failed = useFailed(workspace.name, when)
  const limits = useFailedLimits(workspace.name).data
  const number = all.data?.events ?? 0
  return (
    <Page
      title={t('sources:failed')}
      lead={
        all.data &&
        (number === 0
          ? t('sources:none-failed')
          : t('sources:failed-lead', { count: number, events: format.count(number) }))
      }
      sub={
        limits &&
        t('sources:failed-sub', {
          count: limits.days ?? 0,
          megabytes: limits.megabytes,
          names: format.count(limits.eventNames ?? 0),
          properties: format.count(limits.propertyNames ?? 0),
        })
      }
    >
      <SourceTabs workspace={workspace.name} />
      {failed.isPending && <Loading />}
      {failed.isError && <ErrorCard error={failed.error} retry={() => void failed.refetch()} />}
      {all.data && number === 0 && (
        <Empty title={t('sources:none-failed-title')} text={t('sources:none-failed-text')} />
      )}
      {all.data && number > 0 && <FailedReasons workspace={workspace} reasons={all.data.reasons} when={when} />}
      {failed.data && failed.data.events > 0 && (
        <>
          {mends && (
            <RuleEditor
              key={`${when.reason} ${when.key}`}
              workspace={workspace.name}
              when={when}
              events={failed.data.events}
            />
          )}
          <FailedEvents workspace={workspace} events={failed.data.first} />
        </>
      )}
      {all.data && all.data.acts.length > 0 && <Acts acts={all.data.acts} zone={workspace.zone} />}
    </Page>
  )
}

function Acts({ acts, zone }: { acts: Failed['acts']; zone: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section className="ff-card" aria-label={t('sources:acts-failed')}>
      <h2>{t('sources:acts-failed')}</h2>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {acts.slice(0, 20).map((act) => (
          <li key={`${act.at} ${act.what}`}>
            {format.moment(act.at, zone)} · {act.by} ·{' '}
            {t(act.what === 'drop' ? 'sources:act-drop' : 'sources:act-replay', {
              count: act.events,
              events: format.count(act.events),
              stay: format.count(act.stay),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
