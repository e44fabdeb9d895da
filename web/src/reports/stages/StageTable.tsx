import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Changed } from './Changed'
import { Count, Door } from './Count'
import { BandTag } from './Parts'
import { stay } from './places'
import type { Links, StageRow } from './stages'

const COUNTS = ['now', 'stuck', 'entered', 'reentered', 'left', 'highWater'] as const
const STAYS = ['median', 'p90'] as const

/** Every stage with its figures. */
export function StageTable({ rows, names, href, follow }: { rows: StageRow[] } & Links) {
  const { t } = useTranslation()
  const format = useFormats()
  const cared = rows.some(({ owner, channels }) => owner || channels?.length)
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
            {STAYS.map((stays) => (
              <th key={stays} scope="col" className="num" title={t('stages:dwell-about')}>
                {t(`stages:stay.${stays}`)}
              </th>
            ))}
            {cared && <th scope="col">{t('stages:owner')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.stage}>
              <th scope="row">
                {names.get(row.stage)} <BandTag band={row.band} />
                {!row.mapped && <div className="ff-small">{t('stages:unmapped')}</div>}
              </th>
              {COUNTS.map((count) => {
                return (
                  <td key={count} className="num">
                    <Count of={row[count]} to={`/stages/${index}/${count}`} href={href} follow={follow} />
                    <Changed change={row.change?.[count]} />
                  </td>
                )
              })}
              {STAYS.map((stays) => {
                // the stays that ended are the moves out of the stage
                const pointer = `/stages/${index}/left`
                return (
                  <td key={stays} className="num">
                    {row.dwell[stays] === null ? (
                      <span className="ff-small">–</span>
                    ) : (
                      <Door to={pointer} href={href(pointer)} follow={follow}>
                        {stay(format, row.dwell[stays])}
                      </Door>
                    )}
                  </td>
                )
              })}
              {cared && <td>{[row.owner, ...(row.channels ?? [])].filter(Boolean).join(', ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
