import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import type { Period } from './question'

const LASTS = ['7d', '14d', '28d', '30d', '90d', '180d', '365d']
/** Stretches of the calendar, as their two words in the contract. */
const NAMED = ['this-week', 'previous-week', 'this-month', 'previous-month', 'this-year'] as const

/** A period of the calendar by its name here; undefined if it has none. */
export function namedPeriod(period: Period): string | undefined {
  const [[which, unit] = []] = Object.entries(period)
  return NAMED.find((name) => name === `${which}-${unit}`)
}

/** The last days of what is there, a stretch of the calendar, or two dates. */
export function PeriodField({
  workspace,
  label,
  period,
  change,
}: {
  workspace: Workspace
  label?: string
  period: Period | undefined
  change: (period: Period | undefined) => void
}) {
  const { t } = useTranslation()
  const dates = period && ('from' in period || 'to' in period) ? period : undefined
  const kind =
    period === undefined
      ? ''
      : 'last' in period
        ? period.last
        : dates
          ? 'dates'
          : (namedPeriod(period) ?? JSON.stringify(period))
  const day = (instant: string | null, otherwise: string) => (instant ?? otherwise).slice(0, 10)
  const choose = (value: string) => {
    const [which, unit] = value.split('-')
    if (value === '') change(undefined)
    else if (NAMED.some((name) => name === value)) change({ [which as string]: unit } as Period)
    else if (value !== 'dates') change({ last: value })
    else change({ from: day(workspace.from, '2026-01-01'), to: day(workspace.to, '2026-12-31') })
  }
  return (
    <>
      <NativeSelect
        label={label ?? t('funnel:period')}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('funnel:period-all') },
          ...LASTS.map((value) => ({ value, label: t('funnel:period-last', { days: value.slice(0, -1) }) })),
          ...NAMED.map((value) => ({ value, label: t(`funnel:period.${value}`) })),
          { value: 'dates', label: t('funnel:period-dates') },
          ...(kind.startsWith('{') || (period && 'last' in period && !LASTS.includes(kind))
            ? [{ value: kind, label: kind }]
            : []),
        ]}
      />
      {dates && (
        <>
          <TextInput
            label={t('funnel:from')}
            type="date"
            value={(dates.from ?? '').slice(0, 10)}
            onChange={(event) => event.currentTarget.value && change({ ...dates, from: event.currentTarget.value })}
          />
          <TextInput
            label={t('funnel:to')}
            type="date"
            value={(dates.to ?? '').slice(0, 10)}
            onChange={(event) => event.currentTarget.value && change({ ...dates, to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}
