import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { DurationField } from './options/DurationField'

const WINDOWS = ['30m', '1h', '1d', '7d', '14d', '30d', '60d', '90d', '180d', '365d']
const VISIT = 'visit'
const OWN = 'own'

interface Props {
  value: string | undefined
  /** What holds without a choice. */
  otherwise: string
  mode: string | undefined
  wrong: boolean
  change: (window: string | undefined) => void
}

/** The longest time from the first step to the last: one of the usual ones, one visit, or any other. */
export function WindowField({ value, otherwise, mode, wrong, change }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const [own, setOwn] = useState(false)
  const shown = value ?? (mode === undefined ? otherwise : '')
  const all = shown === '' || shown === VISIT || WINDOWS.includes(shown) ? WINDOWS : [shown, ...WINDOWS]
  return (
    <>
      <NativeSelect
        label={t('funnel:window')}
        error={wrong}
        value={own ? OWN : shown}
        onChange={({ currentTarget: { value: chosen } }) => {
          setOwn(chosen === OWN)
          if (chosen !== OWN) change(chosen === '' ? undefined : chosen)
        }}
        data={[
          ...(mode === undefined ? [] : [{ value: '', label: t('options:as-mode', { mode }) }]),
          ...all.map((window) => ({ value: window, label: t('funnel:within', { window: format.window(window) }) })),
          { value: VISIT, label: t('options:window-visit') },
          { value: OWN, label: t('options:window-own') },
        ]}
      />
      {own && (
        <DurationField
          label={t('options:window-length')}
          value={shown === VISIT ? undefined : shown}
          unit="d"
          wrong={wrong}
          change={(window) => window !== undefined && change(window)}
        />
      )}
    </>
  )
}
