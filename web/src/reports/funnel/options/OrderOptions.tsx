import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Question } from '../question'
import { ChoiceField } from './ChoiceField'
import { DurationField } from './DurationField'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

export const ORDERS = ['sequential', 'strict', 'any', 'anchored'] as const

/** In which order steps come, where one may begin, and how far clocks may disagree. */
export function OrderOptions({ question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  return (
    <>
      <ChoiceField
        label={t('options:order')}
        value={question.order}
        values={ORDERS}
        called={(value) => t(`options:order.${value}`)}
        wrong={refused('/order')}
        change={(order) => set({ order: order as Question['order'] })}
      />
      <DurationField
        label={t('options:tolerance')}
        value={question.tolerance}
        unit="s"
        wrong={refused('/tolerance')}
        change={(tolerance) => set({ tolerance })}
      />
      <Checkbox
        label={t('options:open')}
        checked={question.open === true}
        error={refused('/open')}
        onChange={({ currentTarget }) => set({ open: currentTarget.checked || undefined })}
      />
      <Refused at={['/order', '/tolerance', '/open']} />
    </>
  )
}
