import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/types'
import { useFormats } from '../words/format'

/** Rows that cannot go in, each with its line and reason. */
export function RefusedTable({ title, refused }: { title: string; refused: Schemas['PreviewRefused'][] }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (refused.length === 0) return null
  return (
    <div>
      <h2>{title}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col" className="num" style={{ width: '1%' }}>
                {t('collect:line')}
              </th>
              <th scope="col">{t('collect:reason')}</th>
              <th scope="col">{t('collect:column')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ line, column, reason }) => (
              <tr key={line}>
                <td className="num">{format.count(line)}</td>
                <td>{reason}</td>
                <td>{column ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
