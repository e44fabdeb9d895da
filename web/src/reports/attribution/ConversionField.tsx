import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MatcherSelect } from '../MatcherSelect'
import { useModels } from '../stages/useStages'
import type { SettingsProps } from './AttributionSettings'
import type { AttributionQuestion, Transition } from './attribution'

const SALE = { goal: 'sale' }

/** What is credited: a goal or an event, or a move from one stage of a model to another. */
export function ConversionField({ workspace, question, change }: SettingsProps) {
  const { t, i18n } = useTranslation()
  const models = useModels(workspace.name)
  const usable = (models.data?.models ?? []).filter(({ problem }) => problem === null)
  const stagesOf = (name: string) => usable.find((model) => model.name === name)?.model.stages ?? []
  const { conversion: _, transition, ...rest } = question
  const by = (next: Transition): void => change({ ...rest, transition: next } as AttributionQuestion)
  const moves = (model: string) => {
    const [from, to] = stagesOf(model).map(({ key }) => key)
    if (from !== undefined && to !== undefined) by({ model, from, to })
  }
  const stages = transition ? stagesOf(transition.model) : []
  if (!transition) {
    const first = usable.find(({ name }) => name === workspace.model) ?? usable[0]
    return (
      <>
        <MatcherSelect
          workspace={workspace}
          label={t('attribution:conversion')}
          matcher={question.conversion ?? SALE}
          change={(conversion) => change({ ...question, conversion })}
        />
        {first && (
          <Button variant="default" onClick={() => moves(first.name)}>
            {t('attribution:by-move')}
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      <NativeSelect
        label={t('attribution:model')}
        value={transition.model}
        onChange={({ currentTarget: { value } }) => moves(value)}
        data={[
          ...new Map([
            [transition.model, { value: transition.model, label: transition.model }],
            ...usable.map(
              ({ name, model }) => [name, { value: name, label: model.labels?.[i18n.language] ?? name }] as const,
            ),
          ]).values(),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <NativeSelect
          key={end}
          label={t(`attribution:${end}-stage`)}
          value={transition[end]}
          onChange={({ currentTarget: { value } }) => by({ ...transition, [end]: value })}
          data={[
            ...new Map([
              [transition[end], { value: transition[end], label: transition[end] }],
              ...stages.map(
                (stage) =>
                  [stage.key, { value: stage.key, label: stage.labels?.[i18n.language] ?? stage.key }] as const,
              ),
            ]).values(),
          ]}
        />
      ))}
      <Button variant="default" onClick={() => change({ ...rest, conversion: SALE })}>
        {t('attribution:by-event')}
      </Button>
    </>
  )
}
