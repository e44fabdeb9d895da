import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { FigureListed } from './answer'

interface Props {
  workspace: Workspace
  listed: FigureListed[]
  /** How many there are in all; undefined where more are there and nobody knows how many. */
  all: number | undefined
}

/** The people or events behind a figure, each with the way to the person. */
export function ListedTable({ workspace, listed, all }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  if (listed.length === 0) return <p className="ff-sub">{t('funnel:people-none')}</p>
  const parts = listed.some(({ credit }) => credit != null)
  const credit = listed.reduce((sum, each) => sum + (each.credit ?? 0), 0)
  const whole = all === listed.length
  const shown = format.count(listed.length)
  return (
    <div className="ff-scroll">
      <p className="ff-small" data-listed={listed.length} data-total={whole && parts ? credit : all}>
        {whole && t('figures:listed-all', { shown })}
        {!whole &&
          (all === undefined
            ? t('figures:listed-some', { shown })
            : t('figures:listed', { shown, all: format.number(all) }))}
        {whole && parts && ` ${t('figures:listed-parts', { credit: format.number(credit) })}`}
      </p>
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('funnel:person')}</th>
            <th scope="col">{t('figures:event')}</th>
            <th scope="col">{t('figures:when')}</th>
            {parts && (
              <th scope="col" className="num">
                {t('figures:part')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {listed.map(({ person, userId, time, event, credit: part }, at) => (
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
              {parts && <td className="num">{part == null ? '–' : format.number(part)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
