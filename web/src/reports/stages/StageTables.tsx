import { useTranslation } from 'react-i18next'
import { figure } from '../../kit/Count'
import { useFormats } from '../../words/format'
import type { StageFlow, StageRow } from './stages'

interface Links {
  names: Map<string, string>
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

const COUNTS = ['now', 'stuck', 'entered', 'reentered', 'left', 'highWater'] as const

/** A number that lists whom it counts. */
function Count({ of, pointer, href, follow }: { of: number | null; pointer: string } & Omit<Links, 'names'>) {
  const format = useFormats()
  if (of === null) return <span className="ff-small">–</span>
  if (of === 0) return <>{format.count(0)}</>
  return (
    <a
      href={href(pointer)}
      {...figure(pointer, of)}
      onClick={(event) => {
        event.preventDefault()
        follow(pointer)
      }}
    >
      {format.count(of)}
    </a>
  )
}

/** Every stage with its figures. */
export function StageTable({ rows, names, ...links }: { rows: StageRow[] } & Links) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('stages:stage')}</th>
            {COUNTS.map((count) => (
              <th key={count} scope="col" className="num" title={t(`stages:about.${count}`)}>
                {t(`stages:count.${count}`)}
              </th>
            ))}
            <th scope="col" className="num" title={t('stages:dwell-about')}>
              {t('stages:dwell')}
            </th>
            <th scope="col">{t('stages:owner')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.stage}>
              <th scope="row">
                {names.get(row.stage)} <span className="ff-small">{row.band}</span>
                {!row.mapped && <div className="ff-small">{t('stages:unmapped')}</div>}
              </th>
              {COUNTS.map((count) => (
                <td key={count} className="num">
                  <Count of={row[count]} pointer={`/stages/${index}/${count}`} {...links} />
                  <Changed change={row.change?.[count]} />
                </td>
              ))}
              <td className="num">
                {row.dwell.median === null
                  ? '–'
                  : t('stages:dwell-both', {
                      median: format.duration(row.dwell.median),
                      p90: format.duration(row.dwell.p90),
                    })}
              </td>
              <td>{[row.owner, ...(row.channels ?? [])].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What changed since the period before; nothing where nothing did. */
function Changed({ change }: { change: number | null | undefined }) {
  const format = useFormats()
  if (!change) return null
  return (
    <div className="ff-small">
      {change > 0 ? '▲' : '▼'} {format.count(Math.abs(change))}
    </div>
  )
}

/** Every move from one place to another. */
export function FlowTable({ flows, names, ...links }: { flows: StageFlow[] } & Links) {
  const { t } = useTranslation()
  const format = useFormats()
  const place = (key: string) =>
    key === '(start)' ? t('stages:start') : key === '(out)' ? t('stages:out') : (names.get(key) ?? key)
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('stages:from')}</th>
            <th scope="col">{t('stages:to')}</th>
            <th scope="col" className="num">
              {t('stages:people')}
            </th>
            <th scope="col" className="num">
              {t('stages:decayed')}
            </th>
            <th scope="col" className="num">
              {t('stages:after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow, index) => (
            <tr key={`${flow.from} ${flow.to}`}>
              <td>{place(flow.from)}</td>
              <td>{place(flow.to)}</td>
              <td className="num">
                <Count of={flow.people} pointer={`/flows/${index}/people`} {...links} />
              </td>
              <td className="num">{format.count(flow.decayed ?? 0)}</td>
              <td className="num">{format.duration(flow.medianSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
