import { Button, Code, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { type Made, serviceOf, useAddHook } from './hooks'

/** As wide as a phone, and no wider than a name needs. */
const FIELD = { flex: 1, minWidth: 190, maxWidth: 320 }

interface Props {
  workspace: string
  presets: Schemas['Preset'][]
  made: (id: string) => void
}

/** Makes a receiver, and shows its secret once. */
export function NewHook({ workspace, presets, made }: Props) {
  const { t } = useTranslation()
  const add = useAddHook(workspace)
  const [preset, setPreset] = useState('standard')
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const make = () =>
    add.mutate(
      { preset, name: name.trim() || serviceOf(preset), ...(secret === '' ? {} : { secret }) },
      {
        onSuccess: ({ receiver }) => {
          setName('')
          setSecret('')
          made(receiver.id)
        },
      },
    )
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={t('sources:hook-new')}>
      <h2>{t('sources:hook-new')}</h2>
      <p className="ff-sub">{t('sources:hook-new-text')}</p>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('sources:hook-service')}
          value={preset}
          onChange={(event) => setPreset(event.currentTarget.value)}
          data={presets.map((one) => ({ value: one.name, label: serviceOf(one.name) }))}
          style={FIELD}
        />
        <TextInput
          label={t('sources:hook-name')}
          placeholder={serviceOf(preset)}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          style={FIELD}
        />
        <PasswordInput
          label={t('sources:hook-given')}
          placeholder={t('sources:hook-given-text')}
          value={secret}
          autoComplete="off"
          style={FIELD}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Button loading={add.isPending} onClick={make}>
          {t('sources:hook-make')}
        </Button>
      </div>
      {add.error && <ErrorCard error={add.error} />}
      {add.data && <Once made={add.data} />}
    </section>
  )
}

/** What the service is to be told. */
export function Once({ made }: { made: Made }) {
  const { t } = useTranslation()
  return (
    <div role="status" style={{ display: 'grid', gap: 8 }}>
      <p className="ff-sub">{t('sources:hook-tell')}</p>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {window.location.origin + made.receiver.path}
      </Code>
      {made.secret && (
        <>
          <p className="ff-sub">{t('sources:hook-once')}</p>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {made.secret}
          </Code>
        </>
      )}
    </div>
  )
}
