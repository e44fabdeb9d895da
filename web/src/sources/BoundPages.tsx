import { Button, Textarea } from '@mantine/core'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBindKey } from '../accounts/keys'
import { ErrorCard } from '../kit/ErrorCard'
import { useOpened } from '../kit/useOpened'
import { originsOf } from './snippets'

interface FieldProps {
  value: string
  change: (text: string) => void
  field?: Ref<HTMLTextAreaElement>
}

/** Origins, one a line. */
export function OriginsField({ value, change, field }: FieldProps) {
  const { t } = useTranslation()
  return (
    <Textarea
      ref={field}
      label={t('sources:origins')}
      description={t('sources:origins-text')}
      placeholder="https://shop.example"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      autosize
      minRows={2}
      maxRows={12}
      spellCheck={false}
      style={{ maxWidth: 480 }}
    />
  )
}

interface Props {
  workspace: string
  id: string
  origins: string[]
  close: () => void
}

/** The pages that a public key is for, changed. */
export function BoundPages({ workspace, id, origins, close }: Props) {
  const { t } = useTranslation()
  const bind = useBindKey(workspace, id)
  const [text, setText] = useState(origins.join('\n'))
  const field = useOpened<HTMLTextAreaElement>()
  const label = t('sources:pages-of', { id })
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={label}>
      <div className="ff-row">
        <h2>{label}</h2>
        <span className="ff-spring" />
        <Button variant="default" size="compact-sm" onClick={close}>
          {t('sources:close')}
        </Button>
      </div>
      <OriginsField value={text} change={setText} field={field} />
      {bind.error && <ErrorCard error={bind.error} />}
      <div className="ff-row">
        <Button
          disabled={originsOf(text).join() === origins.join()}
          loading={bind.isPending}
          onClick={() => bind.mutate(originsOf(text), { onSuccess: close })}
        >
          {t('sources:origins-save')}
        </Button>
      </div>
    </section>
  )
}
