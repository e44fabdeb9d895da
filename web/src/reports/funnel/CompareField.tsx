import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Question } from './question'

const DATES = 'dates'
const DAY = 86_400_000

interface Props {
  value: Question['compare']
  disabled: boolean
  wrong: boolean
  /** When the data ends. */
  newest: string | null
  change: (compare: Question['compare'] | undefined) => void
}

const day = (instant: string | undefined) => (instant ?? '').slice(0, 10)

/** What the figures stand beside: nothing, the time before, a year before, or two dates. */
export function CompareField({ value, disabled, wrong, newest, change }: Props) {
  const { t } = useTranslation()
  const dates = typeof value === 'object' && ('from' in value || 'to' in value) ? value : undefined
  const own = typeof value === 'object' && !dates ? JSON.stringify(value) : undefined
  const end = newest === null ? Date.now() : Date.parse(newest)
  const before = (days: number) => new Date(end - days * DAY).toISOString().slice(0, 10)
  return (
    <>
      <NativeSelect
        label={t('funnel:compare')}
        error={wrong}
        value={dates ? DATES : typeof value === 'object' ? own : (value ?? '')}
        disabled={disabled}
        onChange={({ currentTarget: { value: chosen } }) => {
          if (chosen === DATES) change({ from: before(60), to: before(31) })
          else if (chosen !== own) change((chosen || undefined) as Question['compare'])
        }}
        data={[
          { value: '', label: t('funnel:compare-none') },
          { value: 'previous', label: t('funnel:compare-previous') },
          { value: 'year', label: t('funnel:compare-year') },
          { value: DATES, label: t('funnel:period-dates') },
          ...(own === undefined ? [] : [{ value: own, label: own }]),
        ]}
      />
      {dates &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`options:compare.${end}`)}
            type="date"
            value={day(dates[end])}
            onChange={({ currentTarget }) => currentTarget.value && change({ ...dates, [end]: currentTarget.value })}
          />
        ))}
    </>
  )
}
