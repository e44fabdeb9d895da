import { ActionIcon } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { said } from './conditions'

/** A condition that the page does not edit; it is kept as it is, or taken out. */
export function Other({ condition, remove }: { condition: unknown; remove: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="ff-row" style={{ gap: 8 }}>
      <span style={{ overflowWrap: 'anywhere' }}>{said(condition)}</span>
      <ActionIcon variant="default" size={32} aria-label={t('funnel:remove-condition')} onClick={remove}>
        ×
      </ActionIcon>
    </div>
  )
}
