import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { MODELS, type Model, type Whole } from './attribution'

/** What a model is called in the reader's language. */
export function useModelName(): (model: Model) => string {
  const { t } = useTranslation()
  return (model) => {
    if (typeof model === 'string') return MODELS.includes(model) ? t(`attribution:model.${model}`) : model
    return t('attribution:custom', { weights: Object.values(model.custom).join(' / ') })
  }
}

/** What a touch is called; conversions without one have a name too. */
export function useTouchName(): (touch: string) => string {
  const { t } = useTranslation()
  return (touch) => (touch === '(none)' ? t('attribution:none') : touch)
}

/** What the models say together, and where they differ most. */
export function useAgreement() {
  const { t } = useTranslation()
  const format = useFormats()
  const called = useModelName()
  const named = useTouchName()
  const lead = ({ agreement, conversions }: Whole) =>
    agreement
      ? t('attribution:agree', { share: format.share(agreement.share), conversions: format.count(conversions) })
      : t('attribution:one', { conversions: format.count(conversions) })
  const sub = ({ agreement }: Whole) => {
    const [most] = agreement?.touches ?? []
    if (!most || most.spread === 0) return t('attribution:sub')
    return t('attribution:disputed', {
      touch: named(most.touch),
      low: format.count(most.low),
      lowest: called(most.lowest),
      high: format.count(most.high),
      highest: called(most.highest),
    })
  }
  return { lead, sub }
}
