import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'

/** What changed since the period before; nothing where nothing is compared. */
export function Changed({ change }: { change: number | null | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (change == null) return null
  return (
    <div className="ff-small" title={t('stages:changed')}>
      {change === 0 ? '=' : `${change > 0 ? '▲' : '▼'} ${format.count(Math.abs(change))}`}
    </div>
  )
}
