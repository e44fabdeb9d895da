import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  value: string | undefined
  /** All that may be chosen, the one that holds without a choice first. */
  values: readonly string[]
  called: (value: string) => string
  /** The mode that says what holds without a choice; left out where none does. */
  mode?: string | undefined
  wrong?: boolean
  change: (value: string | undefined) => void
}

/** One of several words of a question; the one that holds anyway is not written into it. */
export function ChoiceField({ label, value, values, called, mode, wrong = false, change }: Props) {
  const { t } = useTranslation()
  const all = value === undefined || values.includes(value) ? values : [...values, value]
  const words = all.map((each) => ({ value: each, label: called(each) }))
  return (
    <NativeSelect
      label={label}
      error={wrong}
      value={value ?? (mode === undefined ? values[0] : '')}
      data={mode === undefined ? words : [{ value: '', label: t('options:as-mode', { mode }) }, ...words]}
      onChange={({ currentTarget: { value: chosen } }) =>
        change(chosen === '' || (mode === undefined && chosen === values[0]) ? undefined : chosen)
      }
    />
  )
}
