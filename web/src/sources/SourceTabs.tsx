import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** The pages about what comes in. */
export function SourceTabs({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const props = { params: { workspace }, className: 'ff-chip' }
  return (
    <nav aria-label={t('sources:pages')} className="ff-row" style={{ gap: 8 }}>
      <Link to="/w/$workspace/sources" {...props}>
        {t('app:sources')}
      </Link>
      <Link to="/w/$workspace/webhooks" {...props}>
        {t('sources:hooks')}
      </Link>
      <Link to="/w/$workspace/arrivals" {...props}>
        {t('sources:lately')}
      </Link>
      <Link to="/w/$workspace/failed" {...props}>
        {t('sources:failed')}
      </Link>
      <Link to="/w/$workspace/health" {...props}>
        {t('sources:health')}
      </Link>
    </nav>
  )
}
