import { useTranslation } from 'react-i18next'

/** What circles and lines of the graph mean. */
export function GraphLegend({ tall }: { tall: boolean }) {
  const { t } = useTranslation()
  const line = (dashed: boolean) => (
    <svg width="24" height="8" aria-hidden="true">
      <path
        d="M1 4H23"
        stroke={dashed ? 'var(--ff-aggr)' : 'var(--ff-s3)'}
        strokeWidth="4"
        strokeOpacity="0.55"
        strokeDasharray={dashed ? '5 4' : undefined}
      />
    </svg>
  )
  return (
    <p className="ff-legend">
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="6" fill="var(--ff-s2)" stroke="var(--ff-line2)" />
        </svg>
        {t('stages:legend.here')}
      </span>
      <span>
        {line(false)} {t(tall ? 'stages:legend.right' : 'stages:legend.above')}
      </span>
      <span>
        {line(true)} {t(tall ? 'stages:legend.left' : 'stages:legend.below')}
      </span>
      <span>
        <svg width="16" height="14" fill="none" aria-hidden="true">
          <path d="M4 13C-2 0 18 0 12 13" stroke="var(--ff-s3)" strokeWidth="2" />
        </svg>
        {t('stages:legend.again')}
      </span>
    </p>
  )
}
