import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Changed } from './Changed'
import { Count } from './Count'
import { placeName, stay } from './places'
import type { Links, StageFlow, StageRow } from './stages'

const FIGURES = ['people', 'moves', 'decayed'] as const

/** Every move from one place to another, and whether it leads on or back; what most people did first. */
export function FlowTable({ flows, rows, names, href, follow }: { flows: StageFlow[]; rows: StageRow[] } & Links) {
  const { t } = useTranslation()
  const format = useFormats()
  const order = rows.map(({ stage }) => stage)
  const byPeople = flows
    .map((flow, index) => ({ flow, index }))
    .sort((a, b) => (b.flow.people ?? 0) - (a.flow.people ?? 0))
  const way = ({ from, to }: StageFlow) => {
    if (from === to) return 'again'
    const [a, b] = [order.indexOf(from), order.indexOf(to)]
    return b < 0 ? 'out' : a < 0 ? 'in' : b > a ? 'on' : 'back'
  }
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('stages:move')}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" className="num">
                {t(`stages:moved.${figure}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('stages:after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {byPeople.map(({ flow, index }) => (
            <tr key={`${flow.from} ${flow.to}`}>
              <th scope="row">
                {t('stages:way', { from: placeName(flow.from, names, t), to: placeName(flow.to, names, t) })}
                <div className="ff-small">{t(`stages:direction.${way(flow)}`)}</div>
              </th>
              {FIGURES.map((figure) => {
                return (
                  <td key={figure} className="num">
                    <Count
                      of={figure === 'decayed' ? flow.decayed || null : flow[figure]}
                      to={`/flows/${index}/${figure}`}
                      href={href}
                      follow={follow}
                    />
                    <Changed change={flow.change?.[figure]} />
                  </td>
                )
              })}
              <td className="num">{stay(format, flow.medianSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
