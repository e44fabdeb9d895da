import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { relative } from './answer'
import type { Kind } from './question'
import { writtenValue } from './words'

/** A change of fewer points or percent cannot be read. */
const LEAST = 0.05

interface ChangeProps {
  kind: Kind
  /** Whether it counts people or events, or parts of them. */
  counts?: boolean | undefined
  before: number | null | undefined
  change: number | null | undefined
  /** Whether more of it is worse; left out where it is neither. */
  worse?: boolean | undefined
  currency?: string
}

/** How a figure changed: shares in points, others in percent of before, or by how many where that were too few. */
export function Change({ kind, counts = kind === 'count', before, change, worse, currency = 'EUR' }: ChangeProps) {
  const { t } = useTranslation()
  const format = useFormats()
  if (change == null) return null
  const share = relative(change, before, counts)
  const sign = change < 0 ? '▼' : '▲'
  const points = kind === 'share' || (kind === 'ratio' && (before ?? 0) <= 1)
  const text = points
    ? t('funnel:points', { sign, points: format.points(change) })
    : `${sign} ${share === undefined ? writtenValue(Math.abs(change), kind, format, currency) : format.share(Math.abs(share))}`
  if (change === 0 || Math.abs(points ? change : (share ?? 1)) * 100 < LEAST) return <span>=</span>
  const colour = worse === undefined ? undefined : change > 0 !== worse ? 'var(--ff-good)' : 'var(--ff-bad)'
  return <span style={{ color: colour, whiteSpace: 'nowrap' }}>{text}</span>
}

interface BeforeProps extends ChangeProps, Partial<Door> {
  /** Its place in the answer; left out where nobody stands behind it by themselves. */
  to?: string | undefined
}

/** A figure of the time before with the way to whom it counted, and the change since. */
export function Before({ to, href, follow, ...figure }: BeforeProps) {
  const format = useFormats()
  const { kind, counts = kind === 'count', before, currency = 'EUR' } = figure
  const text = writtenValue(before, kind, format, currency)
  return (
    <span className="ff-small ff-before">
      {to !== undefined && href && follow ? (
        <Count to={to} value={before} sum={!counts} href={href} follow={follow}>
          {text}
        </Count>
      ) : (
        text
      )}{' '}
      <Change {...figure} />
    </span>
  )
}
