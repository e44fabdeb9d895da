import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, within } from '../api/client'
import { ErrorCard } from '../kit/ErrorCard'
import { TOO_FEW } from '../reports/funnel/answer'
import { useFormats } from '../words/format'

interface Ids {
  people: number
  unjoinable: number
  browsers: { browser: string | null; ids: number; young: number }[]
}

/** How far people can be found again: ids of a day, and ids that browsers empty. */
export function IdsCard({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const ids = useQuery({
    queryKey: ['ids', workspace],
    queryFn: ({ signal }) => get<Ids>(within(workspace, '/health/ids'), signal),
  })
  if (ids.isPending) return null
  if (ids.isError) return <ErrorCard error={ids.error} retry={() => void ids.refetch()} />
  const { people, unjoinable, browsers } = ids.data
  return (
    <section className="ff-card" aria-label={t('privacy:ids')}>
      <h2>{t('privacy:ids')}</h2>
      <p className="ff-sub">
        {people === 0
          ? t('privacy:ids-nobody')
          : t(people < TOO_FEW ? 'privacy:unjoinable-few' : 'privacy:unjoinable', {
              share: format.share(unjoinable / people),
              some: format.count(unjoinable),
              all: format.count(people),
            })}
      </p>
      {browsers.length === 0 ? (
        <p className="ff-small">{t('privacy:ids-none')}</p>
      ) : (
        <div className="ff-scroll">
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('privacy:browser')}</th>
                <th scope="col" className="num">
                  {t('privacy:used-again')}
                </th>
                <th scope="col" className="num">
                  {t('privacy:young')}
                </th>
              </tr>
            </thead>
            <tbody>
              {browsers.map((each) => (
                <tr key={each.browser}>
                  <th scope="row">{each.browser ?? t('privacy:no-browser')}</th>
                  <td className="num">{format.count(each.ids)}</td>
                  <td className="num">
                    {each.ids < TOO_FEW ? t('funnel:too-few') : format.share(each.young / each.ids)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
