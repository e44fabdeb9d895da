import { Modal, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas, Workspace } from '../api/types'
import { Actions } from '../kit/Actions'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { type Change, type Decision, useDecide, usePreview } from './useDecision'
import { useIdWords } from './words'

const PATIENCE = 400

interface Props {
  workspace: Workspace
  decision: Decision
  /** The ids that the other one can be chosen from; without them it is typed, or given. */
  others?: string[]
  typed?: boolean
  decided: (change: Change) => void
  close: () => void
}

/** Who would be who: what a decision changes is shown before it is made. */
export function DecideDialog({ workspace, decision, others, typed = false, decided, close }: Props) {
  const { t } = useTranslation()
  const [other, setOther] = useState(decision.other)
  const [settled] = useDebouncedValue(other.trim(), others ? 0 : PATIENCE)
  const said = { ...decision, other: settled }
  const preview = usePreview(workspace.name, said)
  const decide = useDecide(workspace.name)
  const { one, together } = decision
  const ready = preview.data !== undefined && !preview.isError && settled === other.trim()
  const act = () => decide.mutate(said, { onSuccess: decided })
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(together ? 'people:link-title' : 'people:unlink-title')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <div style={{ display: 'grid', gap: 12 }}>
        <p className="ff-sub">{t(together ? 'people:link-text' : 'people:unlink-text', { id: one })}</p>
        {others && (
          <NativeSelect
            label={t('people:from-id')}
            data={others}
            value={other}
            onChange={({ currentTarget }) => setOther(currentTarget.value)}
          />
        )}
        {typed && (
          <TextInput
            label={t('people:other-id')}
            value={other}
            onChange={({ currentTarget }) => setOther(currentTarget.value)}
            data-autofocus
          />
        )}
        {!others && !typed && <p style={{ margin: 0, overflowWrap: 'anywhere' }}>{other}</p>}
        {settled !== '' && preview.isPending && <Loading />}
        {preview.isError && <ErrorCard error={preview.error} />}
        {preview.data && !preview.isError && <WhatChanges change={preview.data} zone={workspace.zone} />}
        {decide.isError && <ErrorCard error={decide.error} />}
        <Actions
          word={t(together ? 'people:link' : 'people:unlink')}
          disabled={!ready}
          loading={decide.isPending}
          act={act}
          close={close}
        />
      </div>
    </Modal>
  )
}

function WhatChanges({ change, zone }: { change: Change; zone: string }) {
  const { t } = useTranslation()
  if (!change.changes) return <p role="status">{t('people:no-change')}</p>
  return (
    <div role="status" className="ff-two">
      <Somebodies title={t('people:before')} people={change.before} zone={zone} />
      <Somebodies title={t('people:after')} people={change.after} zone={zone} />
    </div>
  )
}

function Somebodies({ title, people, zone }: { title: string; people: Schemas['ChangeSomebody'][]; zone: string }) {
  const { t } = useTranslation()
  const called = useIdWords()
  const format = useFormats()
  return (
    <section aria-label={title}>
      <h3 className="ff-part">{title}</h3>
      {people.map(({ person, ids, events, first, last }) => (
        <div key={person} className="ff-somebody">
          <strong>{person}</strong>
          <div>
            {first && last
              ? t('people:did', {
                  count: events,
                  events: format.count(events),
                  from: format.date(first, zone),
                  to: format.date(last, zone),
                })
              : t('people:no-events')}
          </div>
          <ul>
            {ids.map(({ kind, value }) => (
              <li key={`${kind} ${value}`}>
                {value} <span className="ff-small">{called('kind', kind)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
