import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { type TrafficRules, useAgent } from './useTraffic'

const KINDS = ['assistant', 'crawler', 'feed', 'headless', 'library', 'monitor', 'own', 'preview'] as const

/** Tries what a client calls itself: whether that is a program's name, and by which part. */
export function AgentTest({ workspace, rules }: { workspace: string; rules: TrafficRules }) {
  const { t } = useTranslation()
  const [agent, setAgent] = useState('')
  const known = useAgent(workspace)
  const kind = (name: string | null) => {
    const one = KINDS.find((each) => name?.startsWith(each))
    return one === undefined ? name : t(`rules:kind.${one}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    known.mutate({ agent: agent.trim(), rules })
  }
  return (
    <form onSubmit={submit} aria-label={t('rules:try-agent')} style={{ display: 'grid', gap: 8 }}>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('rules:agent')}
          placeholder="Mozilla/5.0 (compatible; ExampleBot/1.0)"
          value={agent}
          onChange={({ currentTarget }) => setAgent(currentTarget.value)}
          style={{ flex: 1, minWidth: 220 }}
        />
        <Button type="submit" variant="default" disabled={agent.trim() === ''} loading={known.isPending}>
          {t('rules:try-agent')}
        </Button>
      </div>
      {known.isError && <ErrorCard error={known.error} />}
      {known.data && (
        <p role="status" style={{ margin: 0, overflowWrap: 'anywhere' }}>
          {known.data.bot
            ? t('rules:is-program', { kind: kind(known.data.kind), part: known.data.part })
            : t('rules:is-no-program')}
        </p>
      )}
    </form>
  )
}
