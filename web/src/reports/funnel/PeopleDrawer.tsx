import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { ListDrawer } from '../../kit/ListDrawer'
import { Loading } from '../../kit/Loading'
import { useFormats } from '../../words/format'
import type { Question } from './question'
import { usePeopleOf } from './useFunnel'

interface Props {
  workspace: Workspace
  question: Question
  of: string
}

/** Exactly the people whom a figure counts, and what each did next. */
export function PeopleDrawer({
  of,
  close,
  ...figure
}: Omit<Props, 'of'> & { of: string | undefined; close: () => void }) {
  const { t } = useTranslation()
  return (
    <ListDrawer title={t('funnel:people')} of={of} close={close}>
      {(open) => <PeopleOf of={open} {...figure} />}
    </ListDrawer>
  )
}

function PeopleOf({ workspace, question, of }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const people = usePeopleOf(workspace.name, question, of)
  const listed = people.data?.answer.list ?? []
  return (
    <>
      {people.isPending && <Loading />}
      {people.isError && <ErrorCard error={people.error} retry={() => void people.refetch()} />}
      {people.isSuccess && listed.length === 0 && <p className="ff-sub">{t('funnel:people-none')}</p>}
      {listed.length > 0 && (
        <div className="ff-scroll">
          <p className="ff-small">{t('funnel:people-shown', { shown: format.count(listed.length) })}</p>
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('funnel:person')}</th>
                <th scope="col">{t('funnel:entered')}</th>
                <th scope="col">{t('funnel:last')}</th>
                <th scope="col">{t('funnel:next')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(({ person, actor, userId, entered, last, next }) => (
                <tr key={`${person ?? actor} ${entered}`}>
                  <td>
                    {person === null ? (
                      actor
                    ) : (
                      <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id: person }}>
                        {userId ?? person}
                      </Link>
                    )}
                  </td>
                  <td>{format.moment(entered, workspace.zone)}</td>
                  <td>
                    {last.event}
                    <br />
                    <span className="ff-small">{format.moment(last.time, workspace.zone)}</span>
                  </td>
                  <td>
                    {next ? (
                      <>
                        {next.event}
                        <br />
                        <span className="ff-small">
                          {t('funnel:after', {
                            time: format.duration((Date.parse(next.time) - Date.parse(last.time)) / 1000),
                          })}
                        </span>
                      </>
                    ) : (
                      <span className="ff-small">{t('funnel:nothing-more')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
