import { useTranslation } from 'react-i18next'

const LINES = [60, 100, 92, 96, 80]

/** The layout in grey bars while it is being read. */
export function Loading({ door = false, height = 14 }: { door?: boolean; height?: number }) {
  const { t } = useTranslation()
  return (
    <div className={door ? 'ff-door' : 'ff-card'} aria-busy="true">
      <span className="ff-small" role="status">
        {t('app:loading')}
      </span>
      {LINES.map((width) => (
        <div key={width} className="ff-bone" style={{ width: `${width}%`, height, marginTop: 10 }} />
      ))}
    </div>
  )
}
