import { Checkbox, MultiSelect, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { PeriodField } from '../funnel/PeriodField'
import { MatcherSelect } from '../MatcherSelect'
import { type AttributionQuestion, MODELS, modelOf, START, TOUCHES, written } from './attribution'
import { useModelName } from './words'

const LOOKBACKS = ['7d', '14d', '30d', '60d', '90d', '180d', '365d']
const MOST_MODELS = 8

interface Props {
  workspace: Workspace
  question: AttributionQuestion
  change: (question: AttributionQuestion) => void
}

/** Credit of what, to what, by which models. */
export function AttributionSettings({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const called = useModelName()
  const set = (some: { [K in keyof AttributionQuestion]?: AttributionQuestion[K] | undefined }) =>
    change({ ...question, ...some } as AttributionQuestion)
  const touch = question.touch ?? 'channel'
  const lookback = question.lookback ?? '90d'
  const models = question.models ?? START.models ?? []
  const offered = [...new Set([...MODELS, ...models.map(written)])]
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <MatcherSelect
        workspace={workspace}
        label={t('attribution:conversion')}
        matcher={question.conversion}
        change={(conversion) => set({ conversion })}
      />
      <NativeSelect
        label={t('attribution:touch')}
        value={touch}
        onChange={({ currentTarget }) => set({ touch: currentTarget.value })}
        data={[...new Set([...TOUCHES, touch])].map((value) => ({
          value,
          label: TOUCHES.includes(value) ? t(`attribution:touch.${value}`) : value,
        }))}
      />
      <NativeSelect
        label={t('attribution:lookback')}
        value={lookback}
        onChange={({ currentTarget }) => set({ lookback: currentTarget.value })}
        data={[...new Set([lookback, ...LOOKBACKS])].map((value) => ({
          value,
          label: t('funnel:within', { window: value }),
        }))}
      />
      <PeriodField
        workspace={workspace}
        label={t('attribution:period')}
        period={question.period}
        change={(period) => set({ period })}
      />
      <MultiSelect
        label={t('attribution:models')}
        data={offered.map((value) => ({ value, label: called(modelOf(value)) }))}
        value={models.map(written)}
        onChange={(values) => values.length > 0 && set({ models: values.map(modelOf) })}
        maxValues={MOST_MODELS}
        style={{ flex: 1, minWidth: 240 }}
      />
      <Checkbox
        label={t('attribution:shared')}
        checked={question.shared === true}
        onChange={({ currentTarget }) => set({ shared: currentTarget.checked || undefined })}
      />
    </section>
  )
}
