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
import { PrivacyEditor } from './PrivacyEditor'
import { type Agreed, type Privacy, type PrivacyRules, readPrivacy, usePrivacy } from './usePrivacy'

/** What is kept of people, and how many agreed to what. */
export function PrivacyPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const privacy = usePrivacy(workspace.name)
  return (
    <Page title={t('app:privacy')} lead={t('privacy:lead')} sub={t('privacy:sub')}>
      {privacy.isPending && <Loading />}
      {privacy.isError && <ErrorCard error={privacy.error} retry={() => void privacy.refetch()} />}
      {privacy.data && <Rules workspace={workspace} privacy={privacy.data} />}
    </Page>
  )
}

interface Edited {
  rules: PrivacyRules
  note: string
}

function Rules({ workspace, privacy }: { workspace: Workspace; privacy: Privacy }) {
  const { t } = useTranslation()
  const chooses = useMay('workspaces')
  const [edited, setEdited] = useState<Edited>()
  return (
    <>
      {edited ? (
        <PrivacyEditor
          key={edited.note}
          workspace={workspace.name}
          begin={edited.rules}
          note={edited.note}
          close={() => setEdited(undefined)}
        />
      ) : (
        <section className="ff-card" aria-label={t('privacy:kept')} style={{ display: 'grid', gap: 12 }}>
          <div className="ff-row">
            <h2>{t('privacy:kept')}</h2>
            <span className="ff-spring" />
            {chooses && (
              <Button variant="default" onClick={() => setEdited({ rules: privacy.rules, note: '' })}>
                {t('channels:change')}
              </Button>
            )}
          </div>
          <InWords rules={privacy.rules} />
        </section>
      )}
      <Consent consent={privacy.consent} />
      <ChannelHistory
        workspace={workspace}
        history={privacy.history}
        back={
          chooses
            ? ({ number }) =>
                void readPrivacy(workspace.name, number).then((rules) =>
                  setEdited({ rules, note: t('channels:again', { number }) }),
                )
            : undefined
        }
      />
    </>
  )
}

/** The rules as they stand. */
function InWords({ rules }: { rules: PrivacyRules }) {
  const { t } = useTranslation()
  const format = useFormats()
  const terms = [
    [t('privacy:address'), t(`privacy:address.${rules.address}`)],
    [t('privacy:parameters'), rules.parameters.join(', ')],
    [t('privacy:denied'), t(`privacy:denied.${rules.denied}`)],
    [t('privacy:unsaid'), t(`privacy:unsaid.${rules.unsaid}`)],
    [t('privacy:purposes'), rules.purposes.map(({ name }) => name).join(', ')],
    [
      t('privacy:retention'),
      rules.retention
        .map(({ of, days }) => `${of === '*' ? t('privacy:others') : of}: ${format.count(days)}`)
        .join('; ') || t('privacy:retention-none'),
    ],
  ] as const
  return (
    <dl className="ff-terms ff-small">
      {terms.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd style={{ overflowWrap: 'anywhere' }}>{value === '' ? t('rules:none') : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** People by purpose and by how their consent stands. */
function Consent({ consent }: { consent: Agreed[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (consent.every(({ granted, denied, unknown }) => granted + denied + unknown === 0))
    return (
      <section className="ff-card" aria-label={t('privacy:consent')}>
        <h2>{t('privacy:consent')}</h2>
        <p className="ff-sub">{t('privacy:ids-nobody')}</p>
      </section>
    )
  return (
    <section className="ff-card" aria-label={t('privacy:consent')}>
      <h2>{t('privacy:consent')}</h2>
      <p className="ff-sub">{t('privacy:consent-sub')}</p>
      <div className="ff-scroll">
        <table className="ff-table ff-names ff-heads">
          <thead>
            <tr>
              <th scope="col">{t('privacy:purpose')}</th>
              {(['granted', 'denied', 'unknown'] as const).map((state) => (
                <th key={state} scope="col" className="num">
                  {t(`privacy:state.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {consent.map(({ purpose, granted, denied, unknown }) => (
              <tr key={purpose}>
                <th scope="row">{purpose}</th>
                <td className="num">{format.count(granted)}</td>
                <td className="num">{format.count(denied)}</td>
                <td className="num">{format.count(unknown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
