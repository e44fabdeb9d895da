import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/types'
import { useFormats } from '../words/format'

/** Every id of a person with the link that made it one of theirs. */
export function IdTable({ ids, zone }: { ids: Schemas['PersonId'][]; zone: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section className="ff-card">
      <h2>{t('people:ids')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('people:id-head')}</th>
              <th scope="col">{t('people:kind')}</th>
              <th scope="col" className="num">
                {t('people:events')}
              </th>
              <th scope="col">{t('people:why')}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map(({ kind, value, events, link }) => (
              <tr key={`${kind} ${value}`}>
                <td>{value}</td>
                <td>{kind}</td>
                <td className="num">{format.count(events)}</td>
                <td>
                  {link ? (
                    <>
                      {link.rule} · {format.moment(link.at, zone)}
                      <br />
                      <span className="ff-small">{link.evidence}</span>
                    </>
                  ) : (
                    <span className="ff-small">{t('people:first-id')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
