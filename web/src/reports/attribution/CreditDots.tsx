import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { along, lanesOf, niceTop, type Row, type Whole } from './attribution'
import { useModelName, useTouchName } from './words'

const MOST_LINES = 15
/** More lines than these have the axis beneath them too. */
const FEW_LINES = 4
/** How near two dots may be, in percent of the line, before one goes beneath the other. */
const NEAR = 3
const NEAR_NARROW = 7
const LANE = 18
/** Tints of the models, and what is written on each. */
const TINTS = [4, 2, 5, 3]

const tint = (model: number) => {
  const step = TINTS[model % TINTS.length]
  return { background: `var(--ff-s${step})`, color: `var(--ff-on${step})` }
}

/** A line a touch, a numbered dot a model; the line between the dots is how far they disagree. */
export function CreditDots({ answer, rows }: { answer: Whole; rows: Row[] }) {
  const { t } = useTranslation()
  const called = useModelName()
  const named = useTouchName()
  const narrow = useMediaQuery('(max-width: 760px)') ?? false
  const shown = rows.slice(0, MOST_LINES)
  const adding = answer.models.flatMap(({ adds }, model) => (adds ? [model] : []))
  const top = niceTop(Math.max(0, ...shown.map(({ high }) => high)))
  if (adding.length < 2 || top === 0) return null
  return (
    <section className="ff-card" aria-label={t('attribution:picture')}>
      <h2>{t('attribution:title')}</h2>
      <p className="ff-small" style={{ margin: '4px 0 8px' }}>
        {adding.map((model) => (
          <span key={model} style={{ marginRight: 16, whiteSpace: 'nowrap' }}>
            <b className="ff-dot-key" style={tint(model)}>
              {model + 1}
            </b>{' '}
            {called(answer.models[model]?.model ?? '')}
          </span>
        ))}
      </p>
      <div className="ff-dots" aria-hidden="true">
        <Axis top={top} />
        {shown.map((row) => {
          const places = adding.map((model) => along(row.credits[model]?.credit.conversions ?? 0, top))
          const lanes = lanesOf(places, narrow ? NEAR_NARROW : NEAR)
          return (
            <div key={row.touch} className="ff-dots-row">
              <span className="ff-dots-name">{named(row.touch)}</span>
              <span className="ff-dots-line" style={{ height: 28 + LANE * Math.max(...lanes) }}>
                <span
                  className="ff-dots-range"
                  style={{ left: `${along(row.low, top)}%`, width: `${along(row.high - row.low, top)}%` }}
                />
                {adding.map((model, at) => (
                  <b
                    key={model}
                    className="ff-dot"
                    style={{ left: `${places[at]}%`, top: 5 + LANE * (lanes[at] ?? 0), ...tint(model) }}
                  >
                    {model + 1}
                  </b>
                ))}
              </span>
            </div>
          )
        })}
        {shown.length > FEW_LINES && <Axis top={top} />}
      </div>
    </section>
  )
}

/** What is counted, and how many at which place; above the lines, and again beneath many of them. */
function Axis({ top }: { top: number }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <div className="ff-dots-row ff-small">
      <span className="ff-dots-name">{t('attribution:axis')}</span>
      <span className="ff-dots-ticks">
        {[0, top / 2, top].map((tick) => (
          <span key={tick} style={{ left: `${along(tick, top)}%` }}>
            {format.number(tick)}
          </span>
        ))}
      </span>
    </div>
  )
}
