import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useModels } from '../stages/useStages'
import type { Answered } from './answer'
import { Refused, useRefused } from './options/refused'
import type { Question, Step } from './question'

interface Props {
  workspace: Workspace
  question: Question
  filled: Answered['question'] | undefined
  change: (question: Question) => void
}

/** The model whose stages are the steps; they can be taken as steps of one's own and changed. */
export function ModelField({ workspace, question, filled, change }: Props) {
  const { t, i18n } = useTranslation()
  const refused = useRefused()
  const models = useModels(workspace.name)
  const { model, steps: _, ...rest } = question
  const named = typeof model === 'string' ? model : undefined
  const names = (models.data?.models ?? []).filter(({ problem }) => problem === null)
  const over = filled !== undefined && model !== undefined
  return (
    <>
      <div className="ff-row ff-fields">
        <NativeSelect
          label={t('options:model')}
          error={refused('/model')}
          value={named ?? (model === undefined ? '' : JSON.stringify(model))}
          onChange={({ currentTarget: { value } }) =>
            change(value === '' ? { ...rest, steps: [] } : { ...rest, steps: [], model: value })
          }
          data={[
            { value: '', label: t('options:model-none') },
            ...(typeof model === 'object' ? [{ value: JSON.stringify(model), label: t('options:model-own') }] : []),
            ...names.map(({ name, model: { labels } }) => ({ value: name, label: labels?.[i18n.language] ?? name })),
          ]}
        />
        {over && (
          <Button
            variant="default"
            onClick={() => change({ ...rest, window: filled.window, steps: filled.steps.map(short) })}
          >
            {t('options:model-take')}
          </Button>
        )}
        <Refused at={['/model']} />
      </div>
      {over && (
        <ol className="ff-sub" style={{ paddingLeft: 24 }}>
          {filled.steps.map(({ label }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two stages may be called the same
            <li key={at}>{label}</li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Without what holds anyway. */
const short = ({ match, label }: Answered['question']['steps'][number]): Step => ({ match, label })
