import { ActionIcon, Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { addStage, type Model, putStage, removeStage, type Stage } from './model'
import { BandTag, COLUMN, Wrong } from './Parts'
import { StageFields } from './StageFields'
import { useRuleWords } from './useRuleWords'
import type { ModelList } from './useStages'

interface Props {
  workspace: Workspace
  model: Model
  at: number
  /** What the server says is wrong here. */
  wrong: string | undefined
  proposed: ModelList['proposedDecay']
  open: boolean
  toggle: () => void
  change: (model: Model) => void
}

/** One stage of a model: its rules as sentences, and open the fields that make them. */
export function StageCard({ workspace, model, at, wrong, proposed, open, toggle, change }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords(model)
  const id = useId()
  const stage = model.stages[at] as Stage
  const name = words.label(stage.key)
  const number = at + 1
  const move = (to: number) => {
    const stages = [...model.stages]
    stages.splice(to, 0, ...stages.splice(at, 1))
    change({ ...model, stages })
  }
  const about = [...words.targets(stage), words.who(stage)].filter((one) => one !== '').join(' · ')
  return (
    <li aria-label={t('models:stage', { number, name })} style={COLUMN}>
      <div className="ff-row" style={{ gap: 8, flexWrap: 'wrap' }}>
        <h3 className="ff-part" style={{ margin: 0 }}>
          {t('models:stage', { number, name })}
        </h3>
        <BandTag band={stage.band} />
        <span className="ff-small">{stage.key}</span>
        <span className="ff-spring" />
        <span className="ff-row" style={{ flexWrap: 'nowrap', gap: 8 }}>
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={open}
            aria-controls={id}
            aria-label={t(open ? 'models:fold-stage' : 'models:edit-stage', { name })}
            onClick={toggle}
          >
            {open ? t('models:fold') : t('goals:edit')}
          </Button>
          <ActionIcon
            variant="default"
            size={28}
            disabled={at === 0}
            aria-label={t('models:earlier', { name })}
            onClick={() => move(at - 1)}
          >
            ↑
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={28}
            disabled={at === model.stages.length - 1}
            aria-label={t('models:later', { name })}
            onClick={() => move(at + 1)}
          >
            ↓
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={28}
            disabled={model.stages.length === 1}
            aria-label={t('models:remove-stage', { name })}
            onClick={() => change(removeStage(model, at))}
          >
            ×
          </ActionIcon>
        </span>
      </div>
      <p style={{ margin: 0, overflowWrap: 'anywhere' }}>{words.enters(stage)}</p>
      <p className="ff-sub">
        {[
          ...(stage.match === undefined ? [] : [words.from(stage)]),
          ...(stage.repeats ? [t('models:repeats-said')] : []),
          words.decays(stage),
        ].join(' ')}
      </p>
      {about !== '' && <p className="ff-small">{about}</p>}
      <Wrong text={wrong} />
      <div id={id}>
        {open && (
          <StageFields
            workspace={workspace}
            model={model}
            at={at}
            proposed={proposed}
            change={(next) => change(putStage(model, at, next))}
            changeModel={change}
          />
        )}
      </div>
    </li>
  )
}

/** The place for one stage more. */
export function NewStage({ model, change }: { model: Model; change: (model: Model) => void }) {
  const { t } = useTranslation()
  return (
    <div>
      <Button variant="default" onClick={() => change(addStage(model))}>
        {t('models:add-stage')}
      </Button>
    </div>
  )
}
