import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { type ConsentChange, type Consents, useConsents, useWriteConsent } from '../rules/usePrivacy'
import { useFormats } from '../words/format'

const SIGNS: Record<string, string> = { granted: '✓', denied: '✕', unknown: '–' }

/** What the person agreed to, purpose by purpose, with what says so. */
export function ConsentCard({ workspace, person }: { workspace: Workspace; person: string }) {
  const { t } = useTranslation()
  const allowed = useMay('personal')
  const consents = useConsents(workspace.name, person, allowed)
  const [writes, setWrites] = useState(false)
  if (!allowed || consents.isPending) return null
  if (consents.isError) return <ErrorCard error={consents.error} retry={() => void consents.refetch()} />
  return (
    <section className="ff-card" aria-label={t('privacy:consent')} style={{ display: 'grid', gap: 12 }}>
      <div className="ff-row">
        <h2>{t('privacy:consent')}</h2>
        <span className="ff-spring" />
        {!writes && (
          <Button variant="default" onClick={() => setWrites(true)}>
            {t('privacy:write')}
          </Button>
        )}
      </div>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('privacy:purpose')}</th>
              <th scope="col">{t('privacy:now')}</th>
              <th scope="col">{t('privacy:evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {consents.data.purposes.map(({ purpose, state, history }) => (
              <tr key={purpose}>
                <th scope="row">{purpose}</th>
                <td>
                  <span style={{ fontWeight: state === 'unknown' ? 400 : 600, whiteSpace: 'nowrap' }}>
                    {SIGNS[state]} {t(`privacy:state.${state}`)}
                  </span>
                </td>
                <td className="ff-small">
                  {history.length === 0 && t('privacy:nothing-said')}
                  {history.slice(0, 1).map((change) => (
                    <Evidence key={change.sequence} workspace={workspace} change={change} />
                  ))}
                  {history.length > 1 && (
                    <details>
                      <summary>{t('privacy:earlier', { count: history.length - 1 })}</summary>
                      {history.slice(1).map((change) => (
                        <Evidence key={change.sequence} workspace={workspace} change={change} />
                      ))}
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {writes && (
        <Write workspace={workspace.name} person={person} consents={consents.data} close={() => setWrites(false)} />
      )}
    </section>
  )
}

function Evidence({ workspace, change }: { workspace: Workspace; change: ConsentChange }) {
  const { t } = useTranslation()
  const format = useFormats()
  const parts = [change.told, change.page, change.source, change.note].filter((part) => part)
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {t(`privacy:state.${change.state}`)} · {format.moment(change.at, workspace.zone)} · {parts.join(' · ')}
    </div>
  )
}

interface Writing {
  workspace: string
  person: string
  consents: Consents
  close: () => void
}

/** What somebody said on paper or by phone. */
function Write({ workspace, person, consents, close }: Writing) {
  const { t } = useTranslation()
  const write = useWriteConsent(workspace, person)
  const [purpose, setPurpose] = useState(consents.purposes[0]?.purpose ?? '')
  const [state, setState] = useState('denied')
  const [note, setNote] = useState('')
  return (
    <form
      aria-label={t('privacy:write')}
      style={{ display: 'grid', gap: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ consent: { [purpose]: state }, note }, { onSuccess: close })
      }}
    >
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('privacy:purpose')}
          data={consents.purposes.map((each) => each.purpose)}
          value={purpose}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
        />
        <NativeSelect
          label={t('privacy:now')}
          data={['denied', 'granted'].map((value) => ({ value, label: t(`privacy:state.${value}`) }))}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
        />
        <TextInput
          label={t('privacy:note')}
          value={note}
          maxLength={500}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          style={{ flex: 1, minWidth: 200 }}
        />
      </div>
      {write.isError && <ErrorCard error={write.error} />}
      <div className="ff-row">
        <Button type="submit" loading={write.isPending}>
          {t('privacy:write-down')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('app:cancel')}
        </Button>
      </div>
    </form>
  )
}
