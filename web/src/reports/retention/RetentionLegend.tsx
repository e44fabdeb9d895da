import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { tint } from './retention'

const STEPS = [0, 0.25, 0.5, 0.75, 1]

/** What the cells of the grid mean; the highest rate after the beginning has the fullest colour. */
export function RetentionLegend({ most }: { most: number }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <p className="ff-legend">
      {most > 0 && (
        <span>
          {t('retention:legend-low')}
          {STEPS.map((step) => (
            <b key={step} className="ff-swatch" style={{ background: tint(step * most, most) }} />
          ))}
          {t('retention:legend-high', { share: format.share(most) })}
        </span>
      )}
      <span>
        <b className="ff-swatch">·</b> {t('retention:legend-young')}
      </span>
      <span>
        <b className="ff-swatch">(7)</b> {t('retention:legend-few')}
      </span>
    </p>
  )
}
