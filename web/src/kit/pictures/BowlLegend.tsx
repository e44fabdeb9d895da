import { useTranslation } from 'react-i18next'

const BOWL = 'M2 3A11 11 0 0 0 24 3Z'

/** What the parts of a bowl mean. */
export function BowlLegend() {
  const { t } = useTranslation()
  const parts = [
    { className: 'ff-bowl-moved', fill: 'var(--ff-s3)', word: t('home:legend-moved') },
    { className: 'ff-bowl-here', fill: 'var(--ff-s1)', word: t('home:still-here') },
    { className: 'ff-bowl-quiet', fill: 'url(#ff-quiet)', word: t('home:went-quiet') },
  ]
  return (
    <p className="ff-legend">
      {parts.map(({ className, fill, word }) => (
        <span key={className}>
          <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
            <path className={className} d={BOWL} fill={fill} stroke="var(--ff-line2)" />
          </svg>
          {word}
        </span>
      ))}
    </p>
  )
}
