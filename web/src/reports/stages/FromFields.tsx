import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { having, type Model, START, type Stage } from './model'
import { BARE } from './Parts'
import { useRuleWords } from './useRuleWords'

interface Props {
  model: Model
  at: number
  change: (stage: Stage) => void
}

const WAYS = ['earlier', 'any', 'some'] as const

/** From where a stage may be entered. */
export function FromFields({ model, at, change }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords(model)
  const stage = model.stages[at] as Stage
  const some = Array.isArray(stage.from) ? stage.from : undefined
  const others = [START, ...model.stages.map(({ key }) => key).filter((key) => key !== stage.key)]
  const before = [START, ...model.stages.slice(0, at).map(({ key }) => key)]
  return (
    <>
      <div>
        <NativeSelect
          label={t('models:from-where')}
          value={some ? 'some' : ((stage.from as string | undefined) ?? 'earlier')}
          onChange={({ currentTarget: { value } }) =>
            change(having(stage, 'from', value === 'some' ? before : value === 'any' ? 'any' : undefined))
          }
          data={WAYS.map((value) => ({ value, label: t(`models:way.${value}`) }))}
          style={{ display: 'inline-block' }}
        />
      </div>
      {some && (
        <fieldset className="ff-row" style={BARE} aria-label={t('models:from-where')}>
          {others.map((key) => (
            <Checkbox
              size="md"
              key={key}
              label={key === START ? t('models:outside') : words.label(key)}
              checked={some.includes(key)}
              onChange={({ currentTarget }) =>
                change({
                  ...stage,
                  from: others.filter((each) => (each === key ? currentTarget.checked : some.includes(each))),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
