import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PeriodFields } from '../PeriodFields'
import type { OptionProps } from './options/props'
import { Refused, useRefused } from './options/refused'
import { type By, bySplit, type Question, splitBy } from './question'
import { useProperties } from './useFunnel'
import { WindowField } from './WindowField'

const TRENDS = ['hour', 'day', 'week', 'month'] as const
const MOST_GROUPS = 100

/** How the steps are counted, as most need it: time, comparison, groups, trend. */
export function SettingsRow({ workspace, question, set, labels, window }: OptionProps & { window: string }) {
  const { t } = useTranslation()
  const refused = useRefused()
  const properties = useProperties(workspace.name, '')
  const by = splitBy(question)
  const [first, ...others] = by?.property ?? []
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  const { mode } = question
  const places = [
    ...(mode === undefined ? [] : [{ value: '', label: t('options:as-mode', { mode }) }]),
    ...labels.map((step, index) => ({ value: `step:${index + 1}`, label: t('funnel:at-step', { step }) })),
    { value: 'first', label: t('funnel:at-first') },
    { value: 'last', label: t('funnel:at-last') },
    { value: 'each', label: t('options:at-each') },
    { value: 'person', label: t('funnel:at-person') },
    { value: 'first-event', label: t('funnel:at-first-event') },
  ]
  return (
    <div className="ff-row ff-fields">
      <WindowField
        value={question.window}
        otherwise={window}
        mode={mode}
        wrong={refused('/window')}
        change={(next) => set({ window: next })}
      />
      <PeriodFields workspace={workspace} question={question} wrong={refused('/compare')} set={set} />
      <Select
        label={t('funnel:by')}
        placeholder={t('funnel:by-none')}
        error={refused('/by')}
        data={first === undefined || names.includes(first) ? names : [first, ...names]}
        value={first ?? null}
        onChange={(property) =>
          set({ by: property === null ? undefined : bySplit({ ...by, property: [property, ...others] }) })
        }
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('funnel:by-none') }}
        nothingFoundMessage={t('funnel:no-such')}
        w={180}
      />
      {by && (
        <NativeSelect
          label={t('funnel:at')}
          value={by.at ?? (mode === undefined ? 'step:1' : '')}
          onChange={({ currentTarget }) => set({ by: bySplit(withPlace(by, currentTarget.value)) })}
          data={places}
        />
      )}
      {by && (
        <TextInput
          label={t('funnel:limit')}
          type="number"
          min={1}
          max={MOST_GROUPS}
          w={72}
          value={by.limit ?? 20}
          onChange={({ currentTarget }) => set({ by: bySplit(withLimit(by, Number(currentTarget.value))) })}
        />
      )}
      <NativeSelect
        label={t('funnel:trend')}
        error={refused('/trend')}
        value={question.trend ?? ''}
        onChange={({ currentTarget }) => set({ trend: (currentTarget.value || undefined) as Question['trend'] })}
        data={[
          { value: '', label: t('funnel:trend-none') },
          ...TRENDS.map((value) => ({ value, label: t(`funnel:trend.${value}`) })),
        ]}
      />
      <Refused at={['/window', '/period', '/compare', '/trend']} />
    </div>
  )
}

type Split = By & { property: string[] }

const withLimit = (by: Split, limit: number): Split => (limit >= 1 && limit <= MOST_GROUPS ? { ...by, limit } : by)

function withPlace({ at: _, ...by }: Split, at: string): Split {
  return at === '' ? by : { ...by, at }
}
