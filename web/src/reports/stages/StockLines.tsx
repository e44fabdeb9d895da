import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { cut } from '../../kit/pictures/StepBars'
import { apart } from '../../kit/pictures/TrendLines'
import { useFormats } from '../../words/format'
import type { StageStock } from './stages'
import { halfOf } from './stock'

const HEIGHT = 240
const TOP = 12
const FLOOR = 208
const LEFT = 56
const RIGHT = 130
const TWO_DATES = 160
const LETTERS = 18

interface Props {
  stock: StageStock[]
  names: Map<string, string>
}

/** Who stands in each stage at the end of each day, week or month. */
export function StockLines({ stock, names }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured || 900
  const keys = Object.keys(stock[0]?.counts ?? {})
  const most = 2 * halfOf(Math.max(...stock.flatMap(({ counts }) => Object.values(counts))))
  const last = stock.at(-1)?.start ?? ''
  const x = (index: number) => LEFT + (stock.length < 2 ? 0 : (index / (stock.length - 1)) * (width - LEFT - RIGHT))
  const y = (value: number) => FLOOR - (value / most) * (FLOOR - TOP)
  const hue = (key: string) => `var(--ff-s${Math.min(7, [...names.keys()].indexOf(key) + 1)})`
  const lasts = keys.map((key) => y(stock.at(-1)?.counts[key] ?? 0))
  const ends = apart(lasts, 14, HEIGHT - 8)
  return (
    <div ref={ref}>
      <svg data-picture="" width="100%" height={HEIGHT} role="img" aria-label={t('stages:stock')} fontSize={11.5}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path d={`M${LEFT} ${y(part * most)}H${width - RIGHT}`} stroke="var(--ff-grid)" />
            <text x={LEFT - 6} y={y(part * most) + 4} textAnchor="end" fill="var(--ff-ink3)">
              {format.count(part * most)}
            </text>
          </g>
        ))}
        {keys.map((key, at) => (
          <g key={key}>
            <path
              d={stock
                .map(({ counts }, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(counts[key] ?? 0)}`)
                .join('')}
              fill="none"
              stroke={hue(key)}
              strokeWidth={2}
            />
            <path d={`M${width - RIGHT + 4} ${lasts[at]}L${width - RIGHT + 14} ${ends[at]}`} stroke={hue(key)} />
            <text x={width - RIGHT + 18} y={(ends[at] ?? 0) + 4} fill="var(--ff-ink)">
              {cut(names.get(key) ?? key, LETTERS)}
            </text>
          </g>
        ))}
        <text x={LEFT} y={FLOOR + 20} fill="var(--ff-ink3)">
          {format.day(stock[0]?.start ?? '', last)}
        </text>
        {stock.length > 1 && width - LEFT - RIGHT > TWO_DATES && (
          <text x={width - RIGHT} y={FLOOR + 20} textAnchor="end" fill="var(--ff-ink3)">
            {format.day(last)}
          </text>
        )}
      </svg>
    </div>
  )
}
