import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { DurationField } from './DurationField'
import { having, type Model, OUT, type Stage } from './model'
import { useRuleWords } from './useRuleWords'
import type { ModelList } from './useStages'

interface Props {
  model: Model
  at: number
  proposed: ModelList['proposedDecay']
  change: (stage: Stage) => void
}

const USUAL = '90d'

/** After which time without doing anything who stands here is elsewhere, and where. */
export function DecayFields({ model, at, proposed, change }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useRuleWords(model)
  const stage = model.stages[at] as Stage
  const { decay } = stage
  const to = decay?.to ?? model.stages[at - 1]?.key ?? OUT
  const days = (number: number) => `${number}d`
  return (
    <>
      <Checkbox
        size="md"
        label={t('models:decays-field')}
        checked={Boolean(decay)}
        onChange={({ currentTarget }) =>
          change(
            having(
              stage,
              'decay',
              currentTarget.checked ? { after: proposed ? days(proposed.p75Days) : USUAL, to } : undefined,
            ),
          )
        }
      />
      {decay && (
        <div className="ff-row" style={{ alignItems: 'end' }}>
          <DurationField
            label={t('models:after')}
            value={decay.after}
            change={(after) => change({ ...stage, decay: { ...decay, after } })}
          />
          <NativeSelect
            label={t('models:decay-to')}
            value={decay.to}
            onChange={({ currentTarget }) => change({ ...stage, decay: { ...decay, to: currentTarget.value } })}
            data={[...model.stages.map(({ key }) => key).filter((key) => key !== stage.key), OUT].map((value) => ({
              value,
              label: value === OUT ? t('models:no-stage') : words.label(value),
            }))}
          />
        </div>
      )}
      {proposed && (
        <div className="ff-row" style={{ gap: 8 }}>
          <span className="ff-small">{t('models:pauses', { gaps: format.count(proposed.gaps) })}</span>
          {(['p75Days', 'p90Days'] as const).map((which) => (
            <Button
              key={which}
              variant="default"
              size="compact-sm"
              onClick={() => change({ ...stage, decay: { after: days(proposed[which]), to } })}
            >
              {t(`models:take.${which}`, { time: format.duration(proposed[which] * 86_400) })}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
