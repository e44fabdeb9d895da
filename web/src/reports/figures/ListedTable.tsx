import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { FigureListed } from './answer'
import { MOST_LISTED } from './useFigures'

/** The people or events behind a figure, each with the way to the person. */
export function ListedTable({ workspace, listed }: { workspace: Workspace; listed: FigureListed[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (listed.length === 0) return <p className="ff-sub">{t('funnel:people-none')}</p>
  return (
    <div className="ff-scroll">
      <p className="ff-small">
        {t('figures:listed', { shown: format.count(listed.length), most: format.count(MOST_LISTED) })}
      </p>
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('funnel:person')}</th>
            <th scope="col">{t('figures:event')}</th>
            <th scope="col">{t('figures:when')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ person, userId, time, event }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two events of one person may fall on one moment
            <tr key={at}>
              <td>
                {person === null ? (
                  <span className="ff-small">{t('figures:nobody')}</span>
                ) : (
                  <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id: person }}>
                    {userId ?? person}
                  </Link>
                )}
              </td>
              <td>{event}</td>
              <td>{format.moment(time, workspace.zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
