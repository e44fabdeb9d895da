import { useTranslation } from 'react-i18next'
import { Changed } from './Changed'
import { Count } from './Count'
import { placeName } from './places'
import type { Cycle, Links } from './stages'

/** Ways that came back to where they began, the most walked first. */
export function CycleTable({ cycles, names, href, follow }: { cycles: Cycle[] } & Links) {
  const { t } = useTranslation()
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('stages:cycle')}</th>
            <th scope="col" className="num">
              {t('stages:people')}
            </th>
            <th scope="col" className="num">
              {t('stages:times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cycles.map(({ stages, people, times, change }, at) => (
            <tr key={stages.join(' ')}>
              <th scope="row">
                {[...stages, ...stages.slice(0, 1)].map((key) => placeName(key, names, t)).join(' → ')}
                {stages.length === 1 && <div className="ff-small">{t('stages:repeat')}</div>}
              </th>
              <td className="num">
                <Count of={people} to={`/cycles/${at}/people`} href={href} follow={follow} />
                <Changed change={change?.people} />
              </td>
              <td className="num">
                <Count of={times} to={`/cycles/${at}/times`} href={href} follow={follow} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
