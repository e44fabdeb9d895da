import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Count } from './Count'
import type { Links, StageRow, StageStock } from './stages'

/** The lines as numbers: who stood where at the end of each step, the latest first. */
export function StockTable({ rows, stock, names, href, follow }: { rows: StageRow[]; stock: StageStock[] } & Links) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <details>
      <summary>{t('stages:stock-table')}</summary>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('stages:from-day')}</th>
              {rows.map(({ stage }) => (
                <th key={stage} scope="col" className="num">
                  {names.get(stage)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stock.toReversed().map(({ start, counts }) => (
              <tr key={start}>
                <th scope="row">{format.day(start)}</th>
                {rows.map(({ stage }, at) => {
                  return (
                    <td key={stage} className="num">
                      <Count
                        of={counts[stage] ?? null}
                        to={`/stages/${at}/now`}
                        href={(to) => href(to, { at: start })}
                        follow={(to) => follow(to, { at: start })}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
