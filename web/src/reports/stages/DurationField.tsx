import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { spanOf, UNITS } from './model'

interface Props {
  label: string
  value: string
  change: (value: string) => void
}

/** A time as a number and its unit. */
export function DurationField({ label, value, change }: Props) {
  const { t } = useTranslation()
  const { number, unit } = spanOf(value)
  const units = UNITS.some((each) => each === unit) ? UNITS : [unit, ...UNITS]
  return (
    <div className="ff-row" style={{ gap: 6, alignItems: 'end', flexWrap: 'nowrap' }}>
      <TextInput
        label={label}
        type="number"
        min={1}
        w={96}
        value={number}
        onChange={({ currentTarget }) => change(`${Math.max(0, Math.floor(Number(currentTarget.value)))}${unit}`)}
      />
      <NativeSelect
        aria-label={t('models:unit')}
        value={unit}
        onChange={({ currentTarget }) => change(`${number}${currentTarget.value}`)}
        data={units.map((each) => ({ value: each, label: t(`models:unit.${each}`) }))}
      />
    </div>
  )
}
