import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import type { RuleSet } from './rules'
import { useVerdict } from './useChannels'

interface Props {
  workspace: string
  by: { rules: RuleSet } | { set: string }
  arrived: { url?: string; referrer?: string }
  /** Puts what is tried into the address bar. */
  tried?: (arrived: { url: string; referrer?: string }) => void
}

const PARTS = ['source', 'medium', 'campaign', 'content', 'term', 'referrer', 'click_id', 'site', 'list']

/** Tries one address: its channel, the rule that gave it, and what it was read as. */
export function AddressTest({ workspace, by, arrived, tried }: Props) {
  const { t } = useTranslation()
  const [url, setUrl] = useState(arrived.url ?? '')
  const [referrer, setReferrer] = useState(arrived.referrer ?? '')
  const [asked, setAsked] = useState(
    arrived.url === undefined && arrived.referrer === undefined ? undefined : { ...arrived, url: arrived.url ?? '' },
  )
  const verdict = useVerdict(workspace, asked, by)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = { url: url.trim(), ...(referrer.trim() === '' ? {} : { referrer: referrer.trim() }) }
    setAsked(next)
    tried?.(next)
  }
  return (
    <form onSubmit={submit} aria-label={t('channels:try')} style={{ display: 'grid', gap: 12 }}>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('channels:url')}
          placeholder="https://shop.example/?utm_source=google&utm_medium=cpc"
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          style={{ flex: 2, minWidth: 220 }}
        />
        <TextInput
          label={t('channels:referrer')}
          placeholder="https://www.google.com/"
          value={referrer}
          onChange={({ currentTarget }) => setReferrer(currentTarget.value)}
          style={{ flex: 1, minWidth: 180 }}
        />
        <Button type="submit" variant="default">
          {t('channels:try')}
        </Button>
      </div>
      {asked && verdict.isPending && <Loading />}
      {verdict.isError && <ErrorCard error={verdict.error} retry={() => void verdict.refetch()} />}
      {verdict.data && (
        <div role="status">
          <p style={{ margin: 0, overflowWrap: 'anywhere' }}>
            <strong>{verdict.data.channel}</strong> · {verdict.data.why}
          </p>
          <dl className="ff-terms ff-small">
            {PARTS.filter((part) => verdict.data[part] != null).map((part) => (
              <div key={part} style={{ display: 'contents' }}>
                <dt>{part}</dt>
                <dd>{verdict.data[part]}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </form>
  )
}
