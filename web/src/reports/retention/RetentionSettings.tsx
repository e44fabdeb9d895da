import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { PeriodField } from '../funnel/PeriodField'
import { useProperties } from '../funnel/useFunnel'
import { MatcherSelect } from '../MatcherSelect'
import type { RetentionQuestion } from './retention'

const EVERY = ['hour', 'day', 'week', 'month']
const MOST_PERIODS = 100

interface Props {
  workspace: Workspace
  question: RetentionQuestion
  change: (question: RetentionQuestion) => void
}

/** Who began with what, who came back with what, how often that is looked at. */
export function RetentionSettings({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const properties = useProperties(workspace.name, '')
  const set = (some: { [K in keyof RetentionQuestion]?: RetentionQuestion[K] | undefined }) =>
    change({ ...question, ...some } as RetentionQuestion)
  const by =
    typeof question.by === 'string' ? question.by : question.by === undefined ? '' : JSON.stringify(question.by)
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  const periods = question.periods ?? 12
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <MatcherSelect
        workspace={workspace}
        label={t('retention:start')}
        matcher={question.start}
        change={(start) => set({ start })}
      />
      <MatcherSelect
        workspace={workspace}
        label={t('retention:back')}
        matcher={question.back ?? question.start}
        change={(back) => set({ back })}
      />
      <NativeSelect
        label={t('retention:every')}
        value={question.every ?? 'day'}
        onChange={({ currentTarget }) => set({ every: currentTarget.value })}
        data={EVERY.map((value) => ({ value, label: t(`retention:every.${value}`) }))}
      />
      <TextInput
        label={t('retention:periods')}
        type="number"
        min={1}
        max={MOST_PERIODS}
        w={84}
        value={periods}
        onChange={({ currentTarget }) => {
          const wanted = Number(currentTarget.value)
          if (wanted >= 1 && wanted <= MOST_PERIODS) set({ periods: wanted })
        }}
      />
      <NativeSelect
        label={t('retention:who')}
        value={question.first === false ? 'each' : 'first'}
        onChange={({ currentTarget }) => set({ first: currentTarget.value === 'each' ? false : undefined })}
        data={['first', 'each'].map((value) => ({ value, label: t(`retention:who.${value}`) }))}
      />
      <NativeSelect
        label={t('retention:returned')}
        value={question.returned ?? 'in'}
        onChange={({ currentTarget }) => set({ returned: currentTarget.value })}
        data={['in', 'by'].map((value) => ({ value, label: t(`retention:returned.${value}`) }))}
      />
      <PeriodField
        workspace={workspace}
        label={t('retention:period')}
        period={question.period}
        change={(period) => set({ period })}
      />
      <NativeSelect
        label={t('funnel:by')}
        value={by}
        onChange={({ currentTarget }) => set({ by: currentTarget.value || undefined })}
        data={[{ value: '', label: t('funnel:by-none') }, ...new Set([...(by === '' ? [] : [by]), ...names])]}
      />
    </section>
  )
}
