import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before, Change } from '../figures/Change'
import { RetentionLegend } from './RetentionLegend'
import { cellOf, FEWEST, type Line, linesOf, mostOf, type RetentionAnswered, tint } from './retention'

interface Props extends Door {
  answer: RetentionAnswered['answer']
  caption: string
  zone: string
  every: string
}

/** A line a cohort, a column an interval; the more came back, the fuller the colour. */
export function RetentionGrid({ answer, caption, zone, every, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const lines = linesOf(answer, t('retention:all'))
  const intervals = answer.total.returned.map((_, interval) => interval)
  const most = mostOf([...lines.cohorts, lines.total, ...lines.groups])
  const written = (start: string) => format.start(start, every, zone)
  const row = (line: Line) => (
    <tr key={line.at}>
      <th scope="row">
        {line.cohort.start === undefined ? line.name : written(line.cohort.start)}
        {line.cohort.before?.start && <span className="ff-small ff-before">{written(line.cohort.before.start)}</span>}
      </th>
      <td className="num">
        <Count to={`${line.at}/people`} value={line.cohort.people} {...door}>
          {format.count(line.cohort.people)}
        </Count>
        {line.cohort.before && (
          <Before
            to={`${line.at}/before/people`}
            kind="count"
            before={line.cohort.before.people}
            change={line.cohort.change?.people}
            {...door}
          />
        )}
      </td>
      {intervals.map((interval) => (
        <GridCell key={interval} line={line} interval={interval} most={most} {...door} />
      ))}
    </tr>
  )
  return (
    <section className="ff-card" aria-label={t('app:retention')}>
      <RetentionLegend most={most} />
      <div className="ff-scroll">
        <table className="ff-table ff-figures ff-grid">
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
      <p className="ff-small" style={{ margin: '8px 0 0' }}>
        {caption}
      </p>
    </section>
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
  const label = t('retention:cell', {
    people: format.count(cell.returned),
    of: format.count(line.cohort.of?.[interval] ?? line.cohort.people),
    name: line.name,
    interval,
  })
  return (
    <td
      className={cell.kind === 'young' ? 'num ff-young' : 'num'}
      style={cell.kind === 'rate' && interval > 0 ? { background: tint(cell.rate, most) } : undefined}
      title={cell.kind === 'young' ? t('retention:young') : undefined}
    >
      <Count to={`${line.at}/returned/${interval}`} value={cell.returned} label={label} {...door}>
        {cell.kind === 'young'
          ? '·'
          : cell.kind === 'rate'
            ? format.share(cell.rate)
            : `(${format.count(cell.returned)})`}
      </Count>
      {cell.kind === 'rate' && <CellBefore line={line} interval={interval} {...door} />}
    </td>
  )
}

/** The same cell of the time before, where enough people stand in it to say a rate. */
function CellBefore({ line, interval, ...door }: Omit<CellProps, 'most'>) {
  const { t } = useTranslation()
  const format = useFormats()
  const { before, change } = line.cohort
  const rate = before?.rates[interval]
  if (!before || rate == null || before.people < FEWEST) return null
  const returned = before.returned[interval] ?? 0
  return (
    <span className="ff-before" style={{ fontSize: 11.5 }}>
      <Count
        to={`${line.at}/before/returned/${interval}`}
        value={returned}
        label={t('retention:cell-before', {
          people: format.count(returned),
          name: before.start ?? line.name,
          interval,
        })}
        {...door}
      >
        {format.share(rate)}
      </Count>{' '}
      <Change kind="share" before={rate} change={change?.rates[interval]} />
    </span>
  )
}
