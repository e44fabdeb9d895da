import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { figure, following } from '../Count'
import { cut } from './StepBars'

export interface Line {
  name: string
  points: { start: string; of: string; value: number | null; people: number; young: boolean }[]
}

const HEIGHT = 220
const TOP = 12
const FLOOR = 190
const RIGHT = 150
const LEFT = 52
const TWO_DATES = 160
/** A date has so many letters; what has more is a moment. */
const DATE = 10
const HUES = [
  'var(--ff-s4)',
  'var(--ff-s6)',
  'var(--ff-goodmark)',
  'var(--ff-badmark)',
  'var(--ff-aggr)',
  'var(--ff-s2)',
]

/** A step a nice number of points above the largest value, so that the axis has few and round marks. */
export function ceiling(most: number): number {
  for (const step of [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1]) if (most <= step) return step
  return 1
}

/** Labels at the right end, moved apart so that none lies over another or beneath the last place. */
export function apart(wanted: number[], least: number, last = Number.POSITIVE_INFINITY): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const placed = [...wanted]
  order.forEach((index, at) => {
    const above = at === 0 ? undefined : placed[order[at - 1] ?? 0]
    if (above !== undefined && (placed[index] ?? 0) - above < least) placed[index] = above + least
  })
  let most = last
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, most)
    most = (placed[index] ?? 0) - least
  }
  return placed
}

interface Props {
  lines: Line[]
  /** Where the people of a point are listed. */
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

/** Shares over time, at most six lines; points whose window is not over are hollow, their lines dashed. */
export function TrendLines({ lines, href, follow }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured || 900
  const drawn = lines.slice(0, HUES.length)
  const top = ceiling(Math.max(0, ...drawn.flatMap(({ points }) => points.map(({ value }) => value ?? 0))))
  const count = Math.max(1, ...drawn.map(({ points }) => points.length))
  const right = drawn.length > 1 ? RIGHT : 60
  const x = (index: number) => LEFT + (count === 1 ? 0 : (index / (count - 1)) * (width - LEFT - right))
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - TOP)
  const lasts = drawn.map(({ points }) => y(points.findLast(({ value }) => value !== null)?.value ?? 0))
  const ends = apart(lasts, 14, HEIGHT - 8)
  const first = drawn[0]?.points ?? []
  const called = (start: string) => (start.length === DATE ? format.day(start) : format.moment(start))
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset */}
      <svg data-picture="" width="100%" height={HEIGHT} role="group" aria-label={t('funnel:trend')} fontSize={11.5}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path d={`M${LEFT} ${y(part * top)}H${width - right}`} stroke="var(--ff-grid)" />
            <text x={LEFT - 6} y={y(part * top) + 4} textAnchor="end" fill="var(--ff-ink3)">
              {format.share(part * top)}
            </text>
          </g>
        ))}
        {drawn.map(({ name, points }, at) => (
          <g key={name} stroke={HUES[at]} fill="none">
            {points.slice(1).map((point, index) => {
              const before = points[index]
              if (before?.value == null || point.value === null) return null
              return (
                <path
                  key={point.start}
                  d={`M${x(index)} ${y(before.value)}L${x(index + 1)} ${y(point.value)}`}
                  strokeWidth={2}
                  strokeDasharray={point.young ? '4 3' : undefined}
                />
              )
            })}
            {points.map((point, index) => {
              if (point.value === null) return null
              const said = t('funnel:point', {
                name,
                start: called(point.start),
                share: format.share(point.value),
                n: format.count(point.people),
              })
              return (
                // the table beneath has the same doors for the keyboard
                <a
                  key={point.start}
                  href={href(point.of)}
                  {...figure(point.of, point.people)}
                  tabIndex={-1}
                  aria-label={said}
                  onClick={following(point.of, follow)}
                >
                  <title>{said}</title>
                  <circle cx={x(index)} cy={y(point.value)} r={8} fill="transparent" stroke="none" />
                  <circle cx={x(index)} cy={y(point.value)} r={3} fill={point.young ? 'var(--ff-surface)' : HUES[at]} />
                </a>
              )
            })}
            {drawn.length > 1 && <path d={`M${width - right + 4} ${lasts[at]}L${width - right + 14} ${ends[at]}`} />}
            {drawn.length > 1 && (
              <text x={width - right + 18} y={(ends[at] ?? 0) + 4} fill="var(--ff-ink)" stroke="none">
                {cut(name, 18)}
              </text>
            )}
          </g>
        ))}
        {first.length > 0 && (
          <>
            <text x={LEFT} y={FLOOR + 18} fill="var(--ff-ink3)">
              {called(first[0]?.start ?? '')}
            </text>
            {first.length > 1 && width - right - LEFT > TWO_DATES && (
              <text x={width - right} y={FLOOR + 18} textAnchor="end" fill="var(--ff-ink3)">
                {called(first.at(-1)?.start ?? '')}
              </text>
            )}
          </>
        )}
      </svg>
    </div>
  )
}
