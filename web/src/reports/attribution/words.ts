import { useTranslation } from 'react-i18next'
import { MODELS, type Model } from './attribution'

/** What a model is called in the reader's language. */
export function useModelName(): (model: Model) => string {
  const { t } = useTranslation()
  return (model) => {
    if (typeof model === 'string') return MODELS.includes(model) ? t(`attribution:model.${model}`) : model
    return t('attribution:custom', { weights: Object.values(model.custom).join(' / ') })
  }
}
