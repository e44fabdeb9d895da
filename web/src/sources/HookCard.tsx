import { Button, Code, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { ErrorCard, useSentence } from '../kit/ErrorCard'
import { useOpened } from '../kit/useOpened'
import { ArrivalTable } from './ArrivalTable'
import { type Hook, placeOf, type Tried, useChangeHook, useTrial } from './hooks'
import { Once } from './NewHook'
import { useArrivals } from './sources'

interface Props {
  workspace: Workspace
  hook: Hook
  /** Whether it was made just now: its secret, which is shown once, stays in sight. */
  fresh: boolean
  close: () => void
}

const MONO = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }

/** One receiver: its mapping, a trial of it, its last deliveries. */
export function HookCard({ workspace, hook, fresh, close }: Props) {
  const { t } = useTranslation()
  const change = useChangeHook(workspace.name, hook.id)
  const [mapping, setMapping] = useState(hook.mapping)
  const field = useOpened<HTMLTextAreaElement>()
  const sentence = useSentence()
  const saving = change.variables?.mapping !== undefined
  return (
    <>
      <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={hook.name}>
        <div className="ff-row" style={{ flexWrap: 'wrap' }}>
          <h2 style={{ overflowWrap: 'anywhere', flex: '1 1 160px' }}>{hook.name}</h2>
          <div className="ff-row" style={{ flexWrap: 'nowrap' }}>
            <Button
              variant="default"
              size="compact-sm"
              loading={change.isPending && !saving}
              onClick={() => change.mutate({ newSecret: true })}
            >
              {t('sources:hook-secret')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={close}>
              {t('sources:close')}
            </Button>
          </div>
        </div>
        {change.data?.secret && <Once made={change.data} />}
        <Textarea
          ref={fresh ? undefined : field}
          label={t('sources:hook-mapping')}
          description={t('sources:hook-version', { version: hook.version, by: hook.by })}
          value={mapping}
          onChange={(event) => setMapping(event.currentTarget.value)}
          error={change.error && saving ? wrong(placeOf(change.error), sentence(change.error)) : undefined}
          autosize
          minRows={8}
          maxRows={24}
          spellCheck={false}
          styles={MONO}
        />
        {change.error && !saving && <ErrorCard error={change.error} />}
        <div className="ff-row">
          <Button
            disabled={mapping === hook.mapping}
            loading={change.isPending && saving}
            onClick={() => change.mutate({ mapping })}
          >
            {t('sources:hook-save')}
          </Button>
        </div>
        <Trial workspace={workspace.name} mapping={mapping} />
      </section>
      <Deliveries workspace={workspace} id={hook.id} />
    </>
  )
}

const wrong = (place: string, sentence: string) => (place === '' ? sentence : `${place}: ${sentence}`)

/** What a delivery would become by the mapping as it stands in the field; nothing is stored. */
function Trial({ workspace, mapping }: { workspace: string; mapping: string }) {
  const { t } = useTranslation()
  const trial = useTrial(workspace)
  const sentence = useSentence()
  const [body, setBody] = useState('')
  return (
    <>
      <Textarea
        label={t('sources:hook-body')}
        description={t('sources:hook-body-text')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={trial.error ? wrong(placeOf(trial.error), sentence(trial.error)) : undefined}
        autosize
        minRows={3}
        maxRows={16}
        spellCheck={false}
        styles={MONO}
      />
      <div className="ff-row">
        <Button
          variant="default"
          disabled={body.trim() === ''}
          loading={trial.isPending}
          onClick={() => trial.mutate({ mapping, body })}
        >
          {t('sources:hook-try')}
        </Button>
      </div>
      {trial.data && <Becomes tried={trial.data} />}
    </>
  )
}

function Becomes({ tried }: { tried: Tried }) {
  const { t } = useTranslation()
  const none = tried.messages.length === 0 && tried.refused.length === 0
  return (
    <div role="status" style={{ display: 'grid', gap: 8 }}>
      <h3 style={{ margin: 0, fontSize: 13, fontWeight: 600 }}>{t('sources:hook-becomes')}</h3>
      {none && <p className="ff-sub">{t('sources:reason.not_mapped')}</p>}
      {tried.messages.length > 0 && (
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {tried.messages.map((message) => JSON.stringify(message, null, 2)).join('\n')}
        </Code>
      )}
      {tried.refused.map(({ index, detail }) => (
        <p key={index} className="ff-sub" style={{ color: 'var(--ff-bad)' }}>
          {t('sources:hook-refused', { number: index + 1, detail })}
        </p>
      ))}
    </div>
  )
}

function Deliveries({ workspace, id }: { workspace: Workspace; id: string }) {
  const { t } = useTranslation()
  const arrivals = useArrivals(workspace.name, { key: id })
  if (arrivals.isError) return <ErrorCard error={arrivals.error} retry={() => void arrivals.refetch()} />
  const events = arrivals.data?.events ?? []
  return events.length === 0 ? (
    <p className="ff-small">{t('sources:hook-waits')}</p>
  ) : (
    <ArrivalTable workspace={workspace} events={events} />
  )
}
