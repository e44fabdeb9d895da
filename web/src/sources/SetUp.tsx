import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpened } from '../kit/useOpened'
import { Snippets } from './Snippets'
import { isKey } from './snippets'

interface Props {
  workspace: string
  id: string
  open: boolean
  bound: boolean
  /** What arrived before does not count as an answer. */
  since: string
  close: () => void
}

/** What one pastes, for a key that was made before: its text is known to nobody but who kept it. */
export function SetUp({ workspace, id, open, bound, since, close }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [from] = useState(since)
  const field = useOpened<HTMLInputElement>()
  const wrong = text !== '' && !isKey(text, id)
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={t('sources:set-up-of', { id })}>
      <div className="ff-row">
        <h2>{t('sources:set-up-of', { id })}</h2>
        <span className="ff-spring" />
        <Button variant="default" size="compact-sm" onClick={close}>
          {t('sources:close')}
        </Button>
      </div>
      <TextInput
        ref={field}
        label={t('sources:paste')}
        description={t('sources:paste-text')}
        value={text}
        error={wrong && t('sources:paste-wrong', { id })}
        onChange={(event) => setText(event.currentTarget.value.trim())}
        style={{ maxWidth: 480 }}
      />
      <Snippets
        workspace={workspace}
        id={id}
        text={isKey(text, id) ? text : t('sources:your-key')}
        open={open}
        bound={bound}
        since={from}
      />
    </section>
  )
}
