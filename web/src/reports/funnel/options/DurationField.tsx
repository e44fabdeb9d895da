import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const UNITS = ['ms', 's', 'm', 'h', 'd', 'w'] as const

interface Props {
  label: string
  value: string | undefined
  /** The unit before there is a number. */
  unit: (typeof UNITS)[number]
  wrong?: boolean
  change: (value: string | undefined) => void
}

/** A length of time: a number and its unit; without a number none is set. It counts when the field is left. */
export function DurationField({ label, value, unit: first, wrong = false, change }: Props) {
  const { t } = useTranslation()
  const [, number = '', unit] = /^(\d+) ?(ms|[smhdw])$/.exec(value ?? '') ?? []
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const shown = unit ?? chosen ?? first
  const settle = () => {
    if (typed === undefined) return
    const whole = typed === '' ? undefined : Math.floor(Number(typed))
    if (whole === undefined) change(undefined)
    else if (whole >= 0 && Number.isFinite(whole)) change(`${whole}${shown}`)
    setTyped(undefined)
  }
  return (
    <span className="ff-row" style={{ alignItems: 'end', gap: 4, flexWrap: 'nowrap' }}>
      <TextInput
        label={label}
        type="number"
        min={0}
        miw={72}
        style={{ flex: 1 }}
        value={typed ?? number}
        error={wrong}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={settle}
        onKeyDown={({ key }) => key === 'Enter' && settle()}
      />
      <NativeSelect
        aria-label={t('options:unit', { label })}
        data={UNITS.map((each) => ({ value: each, label: t(`options:unit.${each}`) }))}
        value={shown}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.value)
          if (number !== '') change(`${number}${currentTarget.value}`)
        }}
      />
    </span>
  )
}
