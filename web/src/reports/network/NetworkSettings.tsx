import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { More } from '../../kit/More'
import { useFormats } from '../../words/format'
import { ByField } from '../ByField'
import { useProperties } from '../funnel/useFunnel'
import { MatcherSelect } from '../MatcherSelect'
import { NumberField } from '../NumberField'
import { PeriodFields } from '../PeriodFields'
import type { NetworkQuestion } from './network'
import { NODES, useNodeWords } from './words'

const LOOKBACKS = ['7d', '30d', '60d', '90d', '180d', '365d']
const SALE = { goal: 'sale' }
const [DEEPEST, MOST_PEOPLE, MOST_ROWS, MOST_DRAWN] = [50, 1_000_000, 1000, 500]
/** What stands where the question says nothing. */
const DEPTH = 12
const MINIMUM = 30
const LIMIT = 500

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
  const properties = useProperties(workspace.name, '')
  const format = useFormats()
  const words = useNodeWords()
  const node = question.node ?? 'channel'
  const lookback = question.lookback ?? '90d'
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  const set = (some: { [K in keyof NetworkQuestion]?: NetworkQuestion[K] | undefined }) =>
    change({ ...question, ...some } as NetworkQuestion)
  const { depth = DEPTH, minimum = MINIMUM, limit = LIMIT, repeats = false, value = '', by } = question
  return (
    <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
      <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
        <NativeSelect
          label={t('network:node')}
          value={node}
          onChange={({ currentTarget }) => set({ node: currentTarget.value })}
          data={[
            ...NODES.map((each) => ({ value: each, label: words.one(each) })),
            ...[...new Set([node, ...names])].filter((each) => !NODES.includes(each)),
          ]}
        />
        <MatcherSelect
          workspace={workspace}
          label={t('attribution:conversion')}
          matcher={question.conversion ?? SALE}
          change={(conversion) => set({ conversion })}
        />
        <PeriodFields workspace={workspace} label={t('figures:period')} question={question} set={set} />
        <NativeSelect
          label={t('network:lookback')}
          value={lookback}
          onChange={({ currentTarget }) => set({ lookback: currentTarget.value })}
          data={[...new Set([lookback, ...LOOKBACKS])].map((each) => ({
            value: each,
            label: format.window(each),
          }))}
        />
        <NumberField label={t('network:show')} value={show} most={MOST_DRAWN} change={showing} />
      </div>
      <More
        open={depth !== DEPTH || minimum !== MINIMUM || limit !== LIMIT || repeats || value !== '' || by !== undefined}
      >
        <ByField
          workspace={workspace}
          by={by}
          places={['first-event', 'person']}
          change={(next) => set({ by: next })}
        />
        <NumberField
          label={t('network:minimum')}
          value={minimum}
          most={MOST_PEOPLE}
          change={(next) => set({ minimum: next === MINIMUM ? undefined : next })}
        />
        <NumberField
          label={t('network:depth')}
          value={depth}
          most={DEEPEST}
          change={(next) => set({ depth: next === DEPTH ? undefined : next })}
        />
        <NumberField
          label={t('network:limit')}
          value={limit}
          most={MOST_ROWS}
          change={(next) => set({ limit: next === LIMIT ? undefined : next })}
        />
        <TextInput
          label={t('attribution:value')}
          key={value}
          placeholder="revenue"
          defaultValue={value}
          w={128}
          onBlur={({ currentTarget }) => set({ value: currentTarget.value.trim() || undefined })}
        />
        <Checkbox
          label={t('network:repeats')}
          checked={repeats}
          onChange={({ currentTarget }) => set({ repeats: currentTarget.checked || undefined })}
        />
      </More>
    </section>
  )
}
