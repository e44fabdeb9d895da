import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { cut } from '../../kit/pictures/StepBars'
import { useFormats } from '../../words/format'
import { type Mark, marksOf, stretchOf, type Trace } from './trace'

const ROW = 40
const LETTER = 7.5
const NARROW = 560
const EDGE = 10
const FILLS = { counted: 'var(--ff-s4)', tried: 'var(--ff-s2)', rejected: 'var(--ff-surface)' }

interface Props {
  trace: Trace
  labels: string[]
  zone: string
}

/** The person's events by step and time: solid what counts, pale other attempts, hollow what took no step. */
export function TracePicture({ trace, labels, zone }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured || 900
  const narrow = width < NARROW
  const marks = marksOf(trace)
  if (marks.length === 0) return null
  const left = narrow ? EDGE : Math.min(240, width * 0.28) + EDGE
  const [first, last] = stretchOf(marks)
  const x = (time: number) => left + ((time - first) / (last - first)) * (width - left - EDGE)
  const y = (step: number) => (step - 1) * ROW + (narrow ? 28 : 20)
  const height = labels.length * ROW + 28
  const path = marks.filter(({ kind }) => kind === 'counted')
  const line = path.map(({ time, step }, at) => `${at === 0 ? 'M' : 'L'}${x(time)} ${y(step)}`).join('')
  const circle = (mark: Mark) => (
    <circle
      key={`${mark.time} ${mark.step} ${mark.kind}`}
      cx={x(mark.time)}
      cy={y(mark.step)}
      r={mark.kind === 'counted' ? 6 : 4}
      fill={FILLS[mark.kind]}
      stroke={mark.kind === 'rejected' ? 'var(--ff-badmark)' : 'none'}
      strokeWidth={1.5}
    >
      <title>{`${mark.what}, ${format.moment(new Date(mark.time).toISOString(), zone)}`}</title>
    </circle>
  )
  return (
    <div ref={ref}>
      <p className="ff-legend">
        {(['counted', 'tried', 'rejected'] as const).map((kind) => (
          <span key={kind}>
            <svg width="12" height="12" aria-hidden="true">
              <circle
                cx="6"
                cy="6"
                r="4.5"
                fill={FILLS[kind]}
                stroke={kind === 'rejected' ? 'var(--ff-badmark)' : 'none'}
                strokeWidth={1.5}
              />
            </svg>
            {t(`trace:mark.${kind}`)}
          </span>
        ))}
      </p>
      <svg data-picture="" width="100%" height={height} role="img" aria-label={t('trace:picture')} fontSize={12}>
        {labels.map((label, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be called the same
          <g key={at}>
            <path d={`M${left} ${y(at + 1)}H${width - EDGE}`} stroke="var(--ff-grid)" />
            <text x={0} y={narrow ? y(at + 1) - 12 : y(at + 1) + 4} fill="var(--ff-ink)">
              {cut(`${at + 1}. ${label}`, Math.floor((narrow ? width : left) / LETTER) - 1)}
            </text>
          </g>
        ))}
        {path.length > 1 && <path d={line} stroke="var(--ff-s4)" strokeWidth={1.5} fill="none" />}
        {[...marks].reverse().map(circle)}
        <text x={left} y={height - 4} fill="var(--ff-ink3)" fontSize={11.5}>
          {format.date(new Date(first).toISOString(), zone)}
        </text>
        <text x={width - EDGE} y={height - 4} textAnchor="end" fill="var(--ff-ink3)" fontSize={11.5}>
          {format.date(new Date(last).toISOString(), zone)}
        </text>
      </svg>
    </div>
  )
}
