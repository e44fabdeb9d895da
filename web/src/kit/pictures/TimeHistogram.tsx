import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/types'
import { useFormats } from '../../words/format'

const HEIGHT = 180
const FLOOR = 154
const ROOM = 104
/** A bar with at least this share of all has its number above it. */
const WORTH = 0.05
/** Every so many bars the time beneath is written. */
const TICK = 5
/** About the width of a letter; a Chinese one is wider, and its texts are shorter. */
const LETTER = 6.5

interface Props {
  bins: Schemas['FunnelBin'][]
  median: number | null
  p90: number | null
}

/** How long people took from the first step to the last; the last bar holds everything above the 99th percentile. */
export function TimeHistogram({ bins, median, p90 }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured || 600
  const most = Math.max(1, ...bins.map(({ people }) => people))
  const each = width / Math.max(1, bins.length)
  const regular = bins.slice(0, -1)
  const top = regular.at(-1)?.to ?? 0
  const at = (seconds: number) => (top === 0 ? 0 : Math.min(1, seconds / top) * each * regular.length)
  const all = bins.reduce((sum, { people }) => sum + people, 0)
  const longer = t('funnel:longer', { time: format.duration(top) })
  const edge = width - longer.length * LETTER - 8
  const ticks = regular.filter((bin, index) => {
    const words = format.duration(bin.from).length * LETTER
    return index > 0 && index % TICK === 0 && index * each + words / 2 < edge
  })
  const marks = [
    { name: t('funnel:half'), value: median },
    { name: t('funnel:ninety'), value: p90 },
  ]
  return (
    <div ref={ref}>
      <svg data-picture="" width="100%" height={HEIGHT} role="img" aria-label={t('funnel:times')} fontSize={11.5}>
        {bins.map(({ from, people }, index) => {
          const tall = (people / most) * ROOM
          const number = format.count(people)
          return (
            <g key={from}>
              <rect
                x={index * each + 1}
                y={FLOOR - tall}
                width={Math.max(1, each - 2)}
                height={tall}
                fill={index === bins.length - 1 ? 'var(--ff-hatch)' : 'var(--ff-s3)'}
              >
                <title>{t('funnel:bin', { from: format.duration(from), people: number })}</title>
              </rect>
              {people >= all * WORTH && number.length * LETTER < each && (
                <text x={(index + 0.5) * each} y={FLOOR - tall - 4} textAnchor="middle" fill="var(--ff-ink2)">
                  {number}
                </text>
              )}
            </g>
          )
        })}
        <path d={`M0 ${FLOOR}H${width}`} stroke="var(--ff-line2)" />
        {marks.map(({ name, value }, index) => {
          if (value === null) return null
          const words = `${name} ${format.duration(value)}`
          const fits = at(value) + 4 + words.length * LETTER < width
          return (
            <g key={name}>
              <path
                d={`M${at(value)} ${index * 14 + 6}V${FLOOR}`}
                stroke="var(--ff-ink)"
                strokeDasharray={index === 0 ? undefined : '3 3'}
              />
              <text
                x={fits ? at(value) + 4 : width}
                y={12 + index * 14}
                textAnchor={fits ? 'start' : 'end'}
                fill="var(--ff-ink)"
                stroke="var(--ff-surface)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {words}
              </text>
            </g>
          )
        })}
        <text x={0} y={FLOOR + 16} fill="var(--ff-ink3)">
          0
        </text>
        {ticks.map(({ from }) => (
          <text
            key={from}
            x={regular.findIndex((bin) => bin.from === from) * each}
            y={FLOOR + 16}
            textAnchor="middle"
            fill="var(--ff-ink3)"
          >
            {format.duration(from)}
          </text>
        ))}
        <text x={width} y={FLOOR + 16} textAnchor="end" fill="var(--ff-ink3)">
          {longer}
        </text>
      </svg>
    </div>
  )
}
