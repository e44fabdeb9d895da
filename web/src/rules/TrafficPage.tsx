import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Workspace } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { ChannelHistory } from '../reports/channels/ChannelHistory'
import { useFormats } from '../words/format'
import { AgentTest } from './AgentTest'
import { FlaggedTable } from './FlaggedTable'
import { TrafficEditor } from './TrafficEditor'
import { readTraffic, type Traffic, type TrafficRules, useTraffic } from './useTraffic'

/** Which events are programs' or the team's, and the rules that say so. */
export function TrafficPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const traffic = useTraffic(workspace.name)
  const flagged = traffic.data?.flagged
  return (
    <Page
      title={t('app:traffic')}
      lead={
        flagged && flagged.bots.events + flagged.internal.events === 0
          ? t('rules:nothing-left-out')
          : flagged
            ? t('rules:left-out', {
                bots: format.count(flagged.bots.events),
                team: format.count(flagged.internal.events),
              })
            : t('rules:traffic-lead')
      }
      sub={t('rules:traffic-sub')}
    >
      {traffic.isPending && <Loading />}
      {traffic.isError && <ErrorCard error={traffic.error} retry={() => void traffic.refetch()} />}
      {traffic.data && <Rules workspace={workspace} traffic={traffic.data} />}
    </Page>
  )
}

interface Edited {
  rules: TrafficRules
  note: string
}

function Rules({ workspace, traffic }: { workspace: Workspace; traffic: Traffic }) {
  const { t } = useTranslation()
  const defines = useMay('define')
  const [edited, setEdited] = useState<Edited>()
  const [saved, setSaved] = useState(false)
  const version = traffic.history.at(-1)
  const edit = (rules: TrafficRules, note = '') => {
    setSaved(false)
    setEdited({ rules, note })
  }
  return (
    <>
      {saved && version && (
        <p className="ff-card" role="status" style={{ margin: 0 }}>
          {t('channels:was-saved', { number: version.number })}
        </p>
      )}
      {edited ? (
        <TrafficEditor
          key={edited.note}
          workspace={workspace.name}
          begin={edited.rules}
          note={edited.note}
          saved={() => {
            setEdited(undefined)
            setSaved(true)
          }}
          close={() => setEdited(undefined)}
        />
      ) : (
        <>
          <section className="ff-card" aria-label={t('rules:flagged')} style={{ display: 'grid', gap: 12 }}>
            <div className="ff-row">
              <h2>{t('rules:flagged')}</h2>
              <span className="ff-spring" />
              {defines && (
                <Button variant="default" onClick={() => edit(traffic.rules)}>
                  {t('channels:change')}
                </Button>
              )}
            </div>
            <FlaggedTable now={traffic.flagged} />
            <InWords traffic={traffic} />
          </section>
          <section className="ff-card" aria-label={t('rules:try-agent')}>
            <AgentTest workspace={workspace.name} rules={traffic.rules} />
          </section>
        </>
      )}
      <ChannelHistory
        workspace={workspace}
        history={traffic.history}
        back={
          defines
            ? ({ number }) =>
                void readTraffic(workspace.name, number).then((rules) => edit(rules, t('channels:again', { number })))
            : undefined
        }
      />
    </>
  )
}

/** The rules as they stand. */
function InWords({ traffic: { rules, list } }: { traffic: Traffic }) {
  const { t } = useTranslation()
  const none = t('rules:none')
  const terms = [
    [t('rules:agents'), rules.agents ? t('rules:list', { version: list.version, size: list.size }) : none],
    [t('rules:field.bots'), rules.bots.join(', ')],
    [t('rules:field.people'), rules.people.join(', ')],
    [t('rules:per-minute'), rules.pagesPerMinute === 0 ? none : String(rules.pagesPerMinute)],
    [t('rules:field.ips'), rules.ips.join(', ')],
    [t('rules:field.members'), rules.members.join(', ')],
    [t('rules:mark'), rules.mark],
    [t('rules:test'), rules.test],
  ] as const
  return (
    <dl className="ff-terms ff-small">
      {terms.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{value === '' ? none : value}</dd>
        </div>
      ))}
    </dl>
  )
}
