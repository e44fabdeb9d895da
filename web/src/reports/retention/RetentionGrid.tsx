import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import type { Door } from '../figures/Cells'
import { cellOf, type Line, linesOf, mostOf, type RetentionAnswered, shade } from './retention'

interface Props extends Door {
  answer: RetentionAnswered['answer']
  caption: string
  every: string
}

/** A line a cohort, a column an interval; the more came back, the fuller the colour. */
export function RetentionGrid({ answer, caption, every, href, follow }: Props) {
  const { t } = useTranslation()
  const lines = linesOf(answer, t('retention:all'))
  const intervals = answer.total.returned.map((_, interval) => interval)
  const most = mostOf([...lines.cohorts, lines.total, ...lines.groups])
  const row = (line: Line) => (
    <tr key={line.at}>
      <th scope="row">{line.name}</th>
      <td className="num">
        <People line={line} pointer={`${line.at}/people`} count={line.cohort.people} href={href} follow={follow} />
      </td>
      {intervals.map((interval) => (
        <GridCell key={interval} line={line} interval={interval} most={most} href={href} follow={follow} />
      ))}
    </tr>
  )
  return (
    <div className="ff-card ff-scroll">
      <table className="ff-table ff-figures ff-grid">
        <caption className="ff-small" style={{ textAlign: 'left', captionSide: 'bottom' }}>
          {caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(`retention:cohort.${every}`)}</th>
            <th scope="col" className="num">
              {t('retention:people')}
            </th>
            {intervals.map((interval) => (
              <th key={interval} scope="col" className="num">
                {interval}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{lines.cohorts.map(row)}</tbody>
        <tbody className="ff-all">{row(lines.total)}</tbody>
        {lines.groups.length > 0 && <tbody>{lines.groups.map(row)}</tbody>}
      </table>
    </div>
  )
}

interface CellProps extends Door {
  line: Line
  interval: number
  most: number
}

function GridCell({ line, interval, most, ...door }: CellProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const cell = cellOf(line.cohort, interval)
  if (cell.kind === 'none') return <td className="num" />
  const pointer = `${line.at}/returned/${interval}`
  const people = t('retention:cell', {
    people: format.count(cell.returned),
    of: format.count(line.cohort.of?.[interval] ?? line.cohort.people),
    name: line.name,
    interval,
  })
  if (cell.kind === 'young') {
    return (
      <td className="num" title={t('retention:young')}>
        <People line={line} pointer={pointer} count={cell.returned} label={people} {...door}>
          ·
        </People>
      </td>
    )
  }
  const mix = `color-mix(in srgb, var(--ff-s3) ${shade(cell.rate, most)}%, var(--ff-surface))`
  return (
    <td className="num" style={cell.kind === 'rate' ? { background: mix } : undefined}>
      <People line={line} pointer={pointer} count={cell.returned} label={people} {...door}>
        {cell.kind === 'rate' ? format.share(cell.rate) : `(${format.count(cell.returned)})`}
      </People>
    </td>
  )
}

interface PeopleProps extends Door {
  line: Line
  pointer: string
  count: number
  label?: string
  children?: string
}

/** A number with the way to whom it counts. */
function People({ pointer, count, label, href, follow, children }: PeopleProps) {
  const format = useFormats()
  const text = children ?? format.count(count)
  if (count === 0) return <span title={label}>{text}</span>
  return (
    <a
      href={href(pointer)}
      title={label}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault()
        follow(pointer)
      }}
    >
      {text}
    </a>
  )
}
