import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { useProperties } from '../funnel/useFunnel'
import { PeriodFields } from '../PeriodFields'
import { type AttributionQuestion, START, TOUCHES } from './attribution'
import { ConversionField } from './ConversionField'
import { CreditOptions } from './CreditOptions'
import { ModelsField } from './ModelsField'

const LOOKBACKS = ['7d', '14d', '30d', '60d', '90d', '180d', '365d']

export interface SettingsProps {
  workspace: Workspace
  question: AttributionQuestion
  change: (question: AttributionQuestion) => void
}

/** Credit of what, to what, by which models. */
export function AttributionSettings({ workspace, question, change }: SettingsProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const properties = useProperties(workspace.name, '')
  const set = (some: { [K in keyof AttributionQuestion]?: AttributionQuestion[K] | undefined }) =>
    change({ ...question, ...some } as AttributionQuestion)
  const touch = question.touch ?? 'channel'
  const lookback = question.lookback ?? '90d'
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  return (
    <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
      <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
        <ConversionField workspace={workspace} question={question} change={change} />
        <NativeSelect
          label={t('attribution:touch')}
          value={touch}
          onChange={({ currentTarget }) => set({ touch: currentTarget.value })}
          data={[
            ...TOUCHES.map((value) => ({ value, label: t(`attribution:touch.${value}`) })),
            ...[...new Set([touch, ...names])].filter((name) => !TOUCHES.includes(name)),
          ]}
        />
        <NativeSelect
          label={t('attribution:lookback')}
          value={lookback}
          onChange={({ currentTarget }) => set({ lookback: currentTarget.value })}
          data={[...new Set([lookback, ...LOOKBACKS])].map((value) => ({
            value,
            label: t('funnel:within', { window: format.window(value) }),
          }))}
        />
        <PeriodFields workspace={workspace} label={t('attribution:period')} question={question} set={set} />
        <ModelsField models={question.models ?? START.models ?? []} change={(models) => set({ models })} />
        <Checkbox
          label={t('attribution:shared')}
          checked={question.shared === true}
          onChange={({ currentTarget }) => set({ shared: currentTarget.checked || undefined })}
        />
      </div>
      <CreditOptions workspace={workspace} question={question} change={change} />
    </section>
  )
}
