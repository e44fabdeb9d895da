import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFigureWords } from '../figures/words'
import { PeriodField } from '../funnel/PeriodField'
import { useGoals } from '../useDefined'
import type { NetworkQuestion } from './network'

const NODES = ['channel', 'source', 'campaign', 'content', 'landing', 'page', 'page.group', 'event', 'device', 'form']
const LOOKBACKS = ['7d', '30d', '60d', '90d', '180d', '365d']
const SALE = 'sale'

interface Props {
  workspace: Workspace
  question: NetworkQuestion
  show: number
  change: (question: NetworkQuestion) => void
  showing: (show: number) => void
}

/** What a node is, what people are to reach, of when, and how many nodes are drawn. */
export function NetworkSettings({ workspace, question, show, change, showing }: Props) {
  const { t } = useTranslation()
  const { goal: called } = useFigureWords()
  const goals = useGoals(workspace.name)
  const node = question.node ?? 'channel'
  const lookback = question.lookback ?? '90d'
  const goal = goalOf(question.conversion)
  const names = (goals.data ?? []).filter(({ match }) => match !== null).map(({ name }) => name)
  const set = (some: { [K in keyof NetworkQuestion]?: NetworkQuestion[K] | undefined }) =>
    change({ ...question, ...some } as NetworkQuestion)
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <NativeSelect
        label={t('network:node')}
        value={node}
        onChange={({ currentTarget }) => set({ node: currentTarget.value })}
        data={[...new Set([node, ...NODES])].map((value) => ({
          value,
          label: NODES.includes(value) ? t(`network:of.${value.replace('.', '-')}`) : value,
        }))}
      />
      <NativeSelect
        label={t('goals:goal')}
        value={goal ?? ''}
        onChange={({ currentTarget: { value } }) => value && set({ conversion: { goal: value } })}
        data={[
          ...(goal === undefined ? [{ value: '', label: t('network:own') }] : []),
          ...[...new Set([goal ?? SALE, ...names])].map((value) => ({ value, label: called(value) })),
        ]}
      />
      <PeriodField
        workspace={workspace}
        label={t('figures:period')}
        period={question.period}
        change={(period) => set({ period })}
      />
      <NativeSelect
        label={t('network:lookback')}
        value={lookback}
        onChange={({ currentTarget }) => set({ lookback: currentTarget.value })}
        data={[...new Set([lookback, ...LOOKBACKS])]}
      />
      <TextInput
        label={t('network:show')}
        type="number"
        min={1}
        max={500}
        w={96}
        value={show}
        onChange={({ currentTarget }) => {
          const wanted = Number(currentTarget.value)
          if (Number.isInteger(wanted) && wanted >= 1 && wanted <= 500) showing(wanted)
        }}
      />
    </section>
  )
}

/** The goal that a conversion is; undefined where it is made of something else. */
function goalOf(conversion: unknown): string | undefined {
  if (conversion === undefined) return SALE
  const { goal } = conversion as { goal?: unknown }
  return typeof goal === 'string' ? goal : undefined
}
