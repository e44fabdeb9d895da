import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import type { Matcher } from '../funnel/question'
import { useValues } from '../funnel/useFunnel'
import { DecayFields } from './DecayFields'
import { DurationField } from './DurationField'
import { FromFields } from './FromFields'
import { LabelFields } from './LabelFields'
import { BANDS, having, isFree, type Model, renameStage, type Stage, without } from './model'
import { COLUMN, Fields } from './Parts'
import { RuleParts } from './RuleParts'
import { TargetFields } from './TargetFields'
import type { ModelList } from './useStages'

interface Props {
  workspace: Workspace
  model: Model
  at: number
  proposed: ModelList['proposedDecay']
  change: (stage: Stage) => void
  changeModel: (model: Model) => void
}

/** The fields of a stage: name, what enters it, decay, and who cares for it. */
export function StageFields({ workspace, model, at, proposed, change, changeModel }: Props) {
  const { t } = useTranslation()
  const stage = model.stages[at] as Stage
  const channels = useValues(workspace.name, 'channel', '')
  return (
    <div style={{ ...COLUMN, gap: 16, padding: '8px 0 8px 16px', borderLeft: '2px solid var(--ff-line2)' }}>
      <LabelFields labels={stage.labels} change={(labels) => change(having(stage, 'labels', labels))} />
      <div className="ff-row" style={{ alignItems: 'start' }}>
        <KeyField model={model} at={at} rename={(key) => changeModel(renameStage(model, at, key))} />
        <NativeSelect
          label={t('models:band')}
          value={stage.band}
          onChange={({ currentTarget }) => {
            const band = BANDS.find((each) => each === currentTarget.value)
            if (band) change({ ...stage, band })
          }}
          data={BANDS.map((value) => ({ value, label: t(`models:band.${value}`) }))}
        />
      </div>
      <Fields name={t('models:who-enters')}>
        <Entering workspace={workspace} stage={stage} change={change} />
        {stage.match !== undefined && <FromFields model={model} at={at} change={change} />}
      </Fields>
      <Fields name={t('models:decay')}>
        <DecayFields model={model} at={at} proposed={proposed} change={change} />
      </Fields>
      <Fields name={t('models:cares')}>
        <div className="ff-row" style={{ alignItems: 'start' }}>
          <TextInput
            label={t('models:owner')}
            value={stage.owner ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change(having(stage, 'owner', value === '' ? undefined : value))
            }
          />
          <TagsInput
            label={t('models:channels')}
            data={(channels.data?.values ?? []).map(({ value }) => String(value))}
            value={stage.channels ?? []}
            onChange={(list) => change(having(stage, 'channels', list.length === 0 ? undefined : list))}
            style={{ minWidth: 240 }}
            styles={{ inputField: { minHeight: 24 } }}
          />
        </div>
        <TargetFields targets={stage.targets} change={(targets) => change(having(stage, 'targets', targets))} />
      </Fields>
    </div>
  )
}

/** What must have come, how often and within which time. */
function Entering({
  workspace,
  stage,
  change,
}: {
  workspace: Workspace
  stage: Stage
  change: (stage: Stage) => void
}) {
  const { t } = useTranslation()
  const matched = (match: Matcher | undefined) =>
    change(match === undefined ? without(stage, 'match', 'times', 'in', 'from', 'repeats') : { ...stage, match })
  const often = (times: number) =>
    change(times > 1 ? { ...stage, times: Math.min(times, 1_000) } : without(stage, 'times', 'in'))
  return (
    <>
      <RuleParts workspace={workspace} matcher={stage.match} change={matched} />
      {stage.match !== undefined && (
        <div className="ff-row" style={{ alignItems: 'end' }}>
          <TextInput
            label={t('models:times')}
            type="number"
            min={1}
            w={160}
            value={stage.times ?? 1}
            onChange={({ currentTarget }) => often(Math.floor(Number(currentTarget.value)))}
          />
          {(stage.times ?? 1) > 1 && (
            <Checkbox
              size="md"
              label={t('models:within')}
              checked={stage.in !== undefined}
              onChange={({ currentTarget }) => change(having(stage, 'in', currentTarget.checked ? '30d' : undefined))}
              mb={8}
            />
          )}
          {stage.in !== undefined && (
            <DurationField
              label={t('models:within-time')}
              value={stage.in}
              change={(time) => change({ ...stage, in: time })}
            />
          )}
          <Checkbox
            size="md"
            label={t('models:repeats')}
            checked={stage.repeats ?? false}
            onChange={({ currentTarget }) => change(having(stage, 'repeats', currentTarget.checked || undefined))}
            mb={8}
          />
        </div>
      )}
    </>
  )
}

/** What a stage is called in questions; it counts once it is one that no other stage has. */
function KeyField({ model, at, rename }: { model: Model; at: number; rename: (key: string) => void }) {
  const { t } = useTranslation()
  const { key = '' } = model.stages[at] ?? {}
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? key
  const free = isFree(model, at, shown)
  return (
    <TextInput
      label={t('models:key')}
      description={t('models:key-rule')}
      value={shown}
      error={free ? undefined : t('models:key-wrong')}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        if (free && shown !== key) rename(shown)
        if (free) setTyped(undefined)
      }}
    />
  )
}
