import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { along, type Row, type Whole } from './attribution'
import { useModelName } from './words'

const MOST_LINES = 15

/** A line a touch, a numbered dot a model; the line between the dots is how far they disagree. */
export function CreditDots({ answer, rows }: { answer: Whole; rows: Row[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  const called = useModelName()
  const shown = rows.slice(0, MOST_LINES)
  const adding = answer.models.flatMap(({ adds }, model) => (adds ? [model] : []))
  const most = Math.max(0, ...shown.map(({ high }) => high))
  if (adding.length < 2 || most === 0) return null
  return (
    <section className="ff-card" aria-label={t('attribution:picture')}>
      <p className="ff-small" style={{ margin: '0 0 8px' }}>
        {adding.map((model) => (
          <span key={model} style={{ marginRight: 16, whiteSpace: 'nowrap' }}>
            <b className="ff-dot-key">{model + 1}</b> {called(answer.models[model]?.model ?? '')}
          </span>
        ))}
      </p>
      <div className="ff-dots" aria-hidden="true">
        {shown.map((row) => (
          <div key={row.touch} className="ff-dots-row">
            <span className="ff-dots-name">{row.touch}</span>
            <span className="ff-dots-line">
              <span
                className="ff-dots-range"
                style={{ left: `${along(row.low, most)}%`, width: `${along(row.high - row.low, most)}%` }}
              />
              {adding.map((model) => {
                const credit = row.credits[model]?.credit.conversions ?? 0
                return (
                  <b key={model} className="ff-dot" style={{ left: `${along(credit, most)}%` }}>
                    {model + 1}
                  </b>
                )
              })}
            </span>
          </div>
        ))}
        <div className="ff-dots-row ff-small">
          <span className="ff-dots-name" />
          <span className="ff-dots-ends">
            <span>0</span>
            <span>{t('attribution:axis', { most: format.number(most) })}</span>
          </span>
        </div>
      </div>
    </section>
  )
}
