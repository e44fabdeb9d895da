import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { PeriodField } from './PeriodField'
import { type By, labelOf, type Question, splitBy } from './question'
import { useProperties } from './useFunnel'

const WINDOWS = ['30m', '1h', '1d', '7d', '14d', '30d', '60d', '90d', '180d', '365d']
const TRENDS = ['day', 'week', 'month'] as const
/** A period of its own to compare with; the page shows it as it stands in the address. */
const OWN = 'own'
const ATTEMPTS = ['best', 'first', 'latest'] as const

interface Props {
  workspace: Workspace
  question: Question
  change: (question: Question) => void
}

/** How the steps are counted: time, groups, period, comparison. */
export function SettingsRow({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const properties = useProperties(workspace.name, '')
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  const by = splitBy(question)
  const set = (some: { [K in keyof Question]?: Question[K] | undefined }) =>
    change({ ...question, ...some } as Question)
  const window = question.window ?? '30d'
  const places = [
    ...question.steps.map((step, index) => ({
      value: `step:${index + 1}`,
      label: t('funnel:at-step', { step: labelOf(step) }),
    })),
    { value: 'first', label: t('funnel:at-first') },
    { value: 'last', label: t('funnel:at-last') },
    { value: 'person', label: t('funnel:at-person') },
    { value: 'first-event', label: t('funnel:at-first-event') },
  ]
  return (
    <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
      <NativeSelect
        label={t('funnel:window')}
        value={window}
        onChange={(event) => set({ window: event.currentTarget.value })}
        data={(WINDOWS.includes(window) ? WINDOWS : [window, ...WINDOWS]).map((value) => ({
          value,
          label: t('funnel:within', { window: value }),
        }))}
      />
      <PeriodField
        workspace={workspace}
        period={question.period}
        change={(period) => set(period ? { period } : { period, compare: undefined })}
      />
      <NativeSelect
        label={t('funnel:compare')}
        value={typeof question.compare === 'object' ? OWN : (question.compare ?? '')}
        disabled={question.period === undefined}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (chosen !== OWN) set({ compare: (chosen || undefined) as Question['compare'] })
        }}
        data={[
          { value: '', label: t('funnel:compare-none') },
          { value: 'previous', label: t('funnel:compare-previous') },
          { value: 'year', label: t('funnel:compare-year') },
          ...(typeof question.compare === 'object' ? [{ value: OWN, label: JSON.stringify(question.compare) }] : []),
        ]}
      />
      <Select
        label={t('funnel:by')}
        placeholder={t('funnel:by-none')}
        data={by && !names.includes(by.property) ? [by.property, ...names] : names}
        value={by?.property ?? null}
        onChange={(property) => set({ by: property === null ? undefined : { ...by, property } })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('funnel:by-none') }}
        nothingFoundMessage={t('funnel:no-such')}
        w={180}
      />
      {by && (
        <>
          <NativeSelect
            label={t('funnel:at')}
            value={by.at ?? 'step:1'}
            onChange={(event) => set({ by: { ...by, at: event.currentTarget.value } })}
            data={places}
          />
          <TextInput
            label={t('funnel:limit')}
            type="number"
            min={1}
            max={100}
            w={72}
            value={by.limit ?? 20}
            onChange={(event) => set({ by: withLimit(by, Number(event.currentTarget.value)) })}
          />
        </>
      )}
      <NativeSelect
        label={t('funnel:trend')}
        value={question.trend ?? ''}
        onChange={(event) => set({ trend: (event.currentTarget.value || undefined) as Question['trend'] })}
        data={[
          { value: '', label: t('funnel:trend-none') },
          ...TRENDS.map((value) => ({ value, label: t(`funnel:trend.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('funnel:attempt')}
        value={question.attempt ?? 'best'}
        onChange={(event) => set({ attempt: event.currentTarget.value as NonNullable<Question['attempt']> })}
        data={ATTEMPTS.map((value) => ({ value, label: t(`funnel:attempt.${value}`) }))}
      />
    </div>
  )
}

const withLimit = (by: By, limit: number): By => (limit >= 1 && limit <= 100 ? { ...by, limit } : by)
