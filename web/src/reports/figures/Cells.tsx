import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Numbers, pointer, relative } from './answer'
import { type Figure, hasList, kindOf, moreIsWorse } from './question'
import { useWritten } from './words'

export interface Door {
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

interface Props extends Door {
  figure: Figure
  name: string
  currency: string
  /** The row in the answer, such as /rows/0. */
  at: string
  row: { values: Numbers; before?: Numbers | null; change?: Numbers | null }
  compared: boolean
  spark?: ReactNode
}

/** A figure, what it was before and how it changed; a count leads to its people or events. */
export function FigureCell({ figure, name, currency, at, row, compared, spark, ...door }: Props) {
  const write = useWritten(currency)
  const value = row.values[name]
  const before = row.before?.[name]
  return (
    <td className="num">
      <div className="ff-figure">
        {spark}
        <span>
          <DoorTo figure={figure} value={value} to={`${at}/values/${pointer(name)}`} {...door}>
            {write(value, figure)}
          </DoorTo>
          {compared && !(value === 0 && before === 0) && (
            <span className="ff-small ff-before">
              <DoorTo figure={figure} value={before} to={`${at}/before/${pointer(name)}`} {...door}>
                {write(before, figure)}
              </DoorTo>{' '}
              <Change figure={figure} before={before} change={row.change?.[name]} currency={currency} />
            </span>
          )}
        </span>
      </div>
    </td>
  )
}

function DoorTo({
  figure,
  value,
  to,
  href,
  follow,
  children,
}: Door & { figure: Figure; value: number | null | undefined; to: string; children: ReactNode }) {
  if (!value || !hasList(figure)) return children
  return (
    <a
      href={href(to)}
      onClick={(event) => {
        event.preventDefault()
        follow(to)
      }}
    >
      {children}
    </a>
  )
}

interface ChangeProps {
  figure: Figure
  before: number | null | undefined
  change: number | null | undefined
  currency: string
}

/** How a figure changed: shares in points, others in percent of before, or by how many where that were too few. */
function Change({ figure, before, change, currency }: ChangeProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const write = useWritten(currency)
  if (change == null) return <span>–</span>
  if (change === 0) return <span>=</span>
  const kind = kindOf(figure)
  const share = relative(change, before, kind === 'count')
  const sign = change < 0 ? '▼' : '▲'
  const points = kind === 'share' || (kind === 'ratio' && (before ?? 0) <= 1)
  const text = points
    ? t('funnel:points', { sign, points: format.points(change) })
    : `${sign} ${share === undefined ? write(Math.abs(change), figure) : format.share(Math.abs(share))}`
  const good = change > 0 !== moreIsWorse(figure)
  return <span style={{ color: good ? 'var(--ff-good)' : 'var(--ff-bad)', whiteSpace: 'nowrap' }}>{text}</span>
}
