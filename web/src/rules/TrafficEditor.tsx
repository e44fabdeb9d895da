import { Button, Switch, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { Unsaved } from '../kit/Unsaved'
import { AgentTest } from './AgentTest'
import { FlaggedTable } from './FlaggedTable'
import { type TrafficRules, useSaveTraffic, useTrafficPreview } from './useTraffic'

interface Props {
  workspace: string
  begin: TrafficRules
  note: string
  saved: () => void
  close: () => void
}

const LISTS = ['bots', 'people', 'ips', 'members'] as const

/** Rules being written; what would change stands there before they can be saved. */
export function TrafficEditor({ workspace, begin, note: first, saved, close }: Props) {
  const { t } = useTranslation()
  const [rules, setRules] = useState(begin)
  const [note, setNote] = useState(first)
  const [seen, setSeen] = useState('')
  const preview = useTrafficPreview(workspace)
  const save = useSaveTraffic(workspace)
  const written = JSON.stringify(rules)
  const [begun] = useState(written)
  const wrong = save.error ?? preview.error
  const put = (some: Partial<TrafficRules>) => setRules({ ...rules, ...some })
  const look = () => {
    save.reset()
    preview.mutate(rules, { onSuccess: () => setSeen(written) })
  }
  return (
    <section className="ff-card" aria-label={t('rules:traffic-edit')} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <h2>{t('rules:traffic-edit')}</h2>
      <p className="ff-sub">{t('rules:before-saved')}</p>
      <Switch
        label={t('rules:agents')}
        checked={rules.agents}
        onChange={({ currentTarget }) => put({ agents: currentTarget.checked })}
      />
      {LISTS.map((list) => (
        <TagsInput
          key={list}
          label={t(`rules:field.${list}`)}
          placeholder={rules[list].length === 0 ? t(`rules:like.${list}`) : ''}
          value={rules[list]}
          onChange={(next) => put({ [list]: next })}
        />
      ))}
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('rules:per-minute')}
          type="number"
          min={0}
          value={rules.pagesPerMinute}
          onChange={({ currentTarget }) =>
            put({ pagesPerMinute: Math.max(0, Math.floor(Number(currentTarget.value))) })
          }
          style={{ flex: 1, minWidth: 200 }}
        />
        <TextInput
          label={t('rules:mark')}
          value={rules.mark}
          onChange={({ currentTarget }) => put({ mark: currentTarget.value })}
          style={{ flex: 1, minWidth: 200 }}
        />
        <TextInput
          label={t('rules:test')}
          value={rules.test}
          onChange={({ currentTarget }) => put({ test: currentTarget.value })}
          style={{ flex: 1, minWidth: 200 }}
        />
      </div>
      <AgentTest workspace={workspace} rules={rules} />
      {wrong && <ErrorCard error={wrong} />}
      {preview.data && seen === written && (
        <section aria-label={t('channels:preview')} role="status">
          <h3 className="ff-part">{t('channels:preview')}</h3>
          <FlaggedTable now={preview.data.now} then={preview.data.then} />
        </section>
      )}
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <Button variant={seen === written ? 'default' : 'filled'} loading={preview.isPending} onClick={look}>
          {t('channels:look')}
        </Button>
        {seen === written && (
          <>
            <TextInput
              label={t('channels:note')}
              value={note}
              maxLength={500}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
              style={{ flex: 1, minWidth: 180, maxWidth: 420 }}
            />
            <Button loading={save.isPending} onClick={() => save.mutate({ rules, note }, { onSuccess: saved })}>
              {t('channels:save')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={close}>
          {t('app:cancel')}
        </Button>
      </div>
    </section>
  )
}
