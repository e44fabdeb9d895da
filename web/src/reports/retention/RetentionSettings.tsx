import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { More } from '../../kit/More'
import { ByField } from '../ByField'
import { MatcherSelect } from '../MatcherSelect'
import { NumberField } from '../NumberField'
import { PeriodFields } from '../PeriodFields'
import type { RetentionQuestion } from './retention'

const EVERY = ['hour', 'day', 'week', 'month']
const MOST_PERIODS = 100
const PERIODS = 12
const WEEK_STARTS = ['monday', 'sunday']

interface Props {
  workspace: Workspace
  question: RetentionQuestion
  change: (question: RetentionQuestion) => void
}

/** Who began with what, who came back with what, how often that is looked at. */
export function RetentionSettings({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const set = (some: { [K in keyof RetentionQuestion]?: RetentionQuestion[K] | undefined }) =>
    change({ ...question, ...some } as RetentionQuestion)
  const { periods, first, returned, weekStart, by } = question
  const chosen = [periods, first, returned, weekStart, by]
  return (
    <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
      <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
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
        <PeriodFields workspace={workspace} label={t('retention:period')} question={question} set={set} />
      </div>
      <More open={chosen.some((each) => each !== undefined)}>
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
        <NumberField
          label={t('retention:periods')}
          value={question.periods ?? PERIODS}
          most={MOST_PERIODS}
          change={(periods) => set({ periods })}
        />
        {question.every === 'week' && (
          <NativeSelect
            label={t('retention:week-start')}
            value={question.weekStart ?? workspace.weekStart}
            onChange={({ currentTarget: { value } }) =>
              set({ weekStart: value === workspace.weekStart ? undefined : value })
            }
            data={WEEK_STARTS.map((value) => ({ value, label: t(`retention:week-start.${value}`) }))}
          />
        )}
        <ByField
          workspace={workspace}
          by={question.by}
          places={['event', 'person', 'first-event']}
          change={(by) => set({ by })}
        />
      </More>
    </section>
  )
}
