import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { IdTable } from './IdTable'
import { Timeline } from './Timeline'
import { usePerson } from './usePerson'

/** One person: what they did, newest first, and why these ids are one. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const person = usePerson(workspace.name, id)
  const { data } = person
  const unknown = person.isError && asProblem(person.error).status === 404
  const lead =
    data?.first && data.last
      ? t('people:did', {
          events: format.count(data.events),
          from: format.date(data.first, workspace.zone),
          to: format.date(data.last, workspace.zone),
        })
      : undefined
  return (
    <Page title={t('people:person')} lead={lead} sub={data?.person ?? id}>
      {person.isPending && <Loading />}
      {unknown && <Empty title={t('people:unknown')} text={t('people:unknown-text', { id })} />}
      {person.isError && !unknown && <ErrorCard error={person.error} retry={() => void person.refetch()} />}
      {data && (
        <>
          <IdTable ids={data.ids} zone={workspace.zone} />
          {data.traits.length > 0 && (
            <section className="ff-card">
              <h2>{t('people:traits')}</h2>
              <div className="ff-scroll">
                <table className="ff-table">
                  <tbody>
                    {data.traits.map(({ name, value, at }) => (
                      <tr key={name}>
                        <th scope="row">{name}</th>
                        <td>{typeof value === 'string' ? value : JSON.stringify(value)}</td>
                        <td className="ff-small">{format.moment(at, workspace.zone)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          )}
          <Timeline workspace={workspace} person={data.person} />
        </>
      )}
    </Page>
  )
}
