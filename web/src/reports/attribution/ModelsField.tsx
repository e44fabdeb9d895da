import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MODELS, type Model, modelOf, written } from './attribution'
import { useModelName } from './words'

const MOST_MODELS = 8

/** By which models credit is given, side by side. */
export function ModelsField({ models, change }: { models: Model[]; change: (models: Model[]) => void }) {
  const { t } = useTranslation()
  const called = useModelName()
  const offered = [...new Set([...MODELS, ...models.map(written)])]
  return (
    <MultiSelect
      label={t('attribution:models')}
      data={offered.map((value) => ({ value, label: called(modelOf(value)) }))}
      value={models.map(written)}
      onChange={(values) => values.length > 0 && change(values.map(modelOf))}
      maxValues={MOST_MODELS}
      style={{ flex: 1, minWidth: 240 }}
    />
  )
}
