import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { useFormats } from '../../words/format'
import type { FiguresQuestion } from '../figures/question'
import { PeriodField } from '../funnel/PeriodField'
import { labelOf } from './model'
import type { StagesQuestion } from './stages'
import { useModels } from './useStages'

const EVERY = ['day', 'week', 'month'] as const
const STUCK = ['7d', '14d', '30d', '60d', '90d']
const COMPARES = ['', 'previous', 'year'] as const

/** Which model, of when, in which steps of time, and who is stuck. */
export function StageSettings({
  question,
  change,
}: {
  question: StagesQuestion
  change: (next: StagesQuestion) => void
}) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const models = useModels(workspace.name)
  const name = typeof question.model === 'string' ? question.model : t('stages:own-model')
  const known = (models.data?.models ?? []).map((model) => ({
    value: model.name,
    label: labelOf(model.model.labels, i18n.language, model.name),
  }))
  const listed = known.some(({ value }) => value === name) ? known : [{ value: name, label: name }, ...known]
  const stuck = question.stuck ?? '14d'
  const compare = typeof question.compare === 'string' ? question.compare : undefined
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <NativeSelect
        label={t('stages:model')}
        value={name}
        onChange={({ currentTarget: { value } }) =>
          known.some((model) => model.value === value) && change({ ...question, model: value })
        }
        data={listed}
      />
      <PeriodField
        workspace={workspace}
        label={t('figures:period')}
        period={question.period as FiguresQuestion['period']}
        change={(period) => {
          const { period: _, compare, ...rest } = question
          change(period ? ({ ...rest, compare, period } as StagesQuestion) : rest)
        }}
      />
      {question.period !== undefined && (
        <NativeSelect
          label={t('stages:compare')}
          value={compare ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { compare: _, ...rest } = question
            const beside = COMPARES.find((each) => each === value)
            change(beside ? { ...rest, compare: beside } : rest)
          }}
          data={COMPARES.map((value) => ({ value, label: t(`stages:compare.${value || 'none'}`) }))}
        />
      )}
      <NativeSelect
        label={t('stages:every')}
        value={question.every ?? 'day'}
        onChange={({ currentTarget: { value } }) =>
          change({ ...question, every: EVERY.find((every) => every === value) ?? 'day' })
        }
        data={EVERY.map((value) => ({ value, label: t(`stages:every.${value}`) }))}
      />
      <NativeSelect
        label={t('stages:stuck')}
        value={stuck}
        onChange={({ currentTarget: { value } }) => change({ ...question, stuck: value })}
        data={[...new Set([stuck, ...STUCK])].map((value) => ({
          value,
          label: t('stages:stuck-for', { time: format.window(value) }),
        }))}
      />
    </section>
  )
}
