import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { ListDrawer } from '../../kit/ListDrawer'
import { Loading } from '../../kit/Loading'
import { useFormats } from '../../words/format'
import { numberAt } from '../ask'
import type { Answered } from './answer'
import { ofOne, type Question, sent } from './question'
import { LISTED, usePeopleOf } from './useFunnel'

interface Props {
  workspace: Workspace
  question: Question
  of: string
}

type Listed = NonNullable<Answered['answer']['list']>[number]

/** Many at once, where somebody wants all of them. */
const ALL = 100_000

/** Exactly the people whom a figure counts, and what each did next. */
export function PeopleDrawer({
  of,
  close,
  ...figure
}: Omit<Props, 'of'> & { of: string | undefined; close: () => void }) {
  const { t } = useTranslation()
  return (
    <ListDrawer title={t('funnel:people')} of={of} close={close}>
      {(open) => <PeopleOf key={open} of={open} {...figure} />}
    </ListDrawer>
  )
}

function PeopleOf({ workspace, question, of }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const [limit, setLimit] = useState(LISTED)
  const people = usePeopleOf(workspace.name, question, of, limit)
  const listed = people.data?.answer.list ?? []
  const counted = numberAt(people.data?.answer, of)
  const total = listed.length < limit ? listed.length : (counted ?? listed.length)
  const each = question.actor === undefined && question.count === undefined
  // visits have no names
  const traced = question.actor !== 'visit'
  return (
    <>
      {people.isPending && <Loading />}
      {people.isError && <ErrorCard error={people.error} retry={() => void people.refetch()} />}
      {people.isSuccess && listed.length === 0 && <p className="ff-sub">{t('funnel:people-none')}</p>}
      {listed.length > 0 && (
        <div className="ff-scroll">
          <p className="ff-small" data-listed={listed.length} data-total={total}>
            {t(each ? 'funnel:list-people' : 'funnel:list-entries', { count: total, total: format.count(total) })}
            {listed.length < total && ` ${t('funnel:list-shown', { shown: format.count(listed.length) })}`}
          </p>
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('funnel:person')}</th>
                <th scope="col">{t('funnel:entered')}</th>
                <th scope="col">{t('funnel:last')}</th>
                <th scope="col">{t('funnel:next')}</th>
                {traced && <th scope="col">{t('trace:way')}</th>}
              </tr>
            </thead>
            <tbody>
              {listed.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one person may stand there with several attempts
                <Row key={at} row={row} workspace={workspace} question={traced ? question : undefined} />
              ))}
            </tbody>
          </table>
          {listed.length < total && (
            <Button variant="default" mt="md" loading={people.isFetching} onClick={() => setLimit(ALL)}>
              {t('funnel:list-all')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** One of those counted; with a question, the way to why. */
function Row({ row, workspace, question }: { row: Listed; workspace: Workspace; question: Question | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  const { person, actor, userId, visit, entered, last, next } = row
  const params = { workspace: workspace.name }
  const name = actor ?? userId ?? person
  const id = actor ?? person
  return (
    <tr>
      <td>
        {person !== null && actor == null ? (
          <Link to="/w/$workspace/people" params={params} search={{ id: person }}>
            {name}
          </Link>
        ) : (
          <Actor row={row} workspace={workspace} />
        )}
        {visit !== undefined && (
          <span className="ff-small" style={{ display: 'block' }}>
            {t('people:visit', { number: visit })}
          </span>
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
      {question && id != null && (
        <td>
          <Link
            to="/w/$workspace/trace"
            params={params}
            search={{ q: sent(ofOne(question)), id }}
            aria-label={t('trace:way-of', { person: name })}
          >
            {t('trace:why')}
          </Link>
        </td>
      )}
    </tr>
  )
}

const SHOWN = 3

/** An account, a device or a value, with the people whose events its timeline has. */
function Actor({ row: { actor, people, persons = [], person }, workspace }: { row: Listed; workspace: Workspace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const some = person === null ? persons.slice(0, SHOWN) : [person]
  return (
    <>
      {actor}
      <span className="ff-small" style={{ display: 'block' }}>
        {some.map((id) => (
          <Link
            key={id}
            to="/w/$workspace/people"
            params={{ workspace: workspace.name }}
            search={{ id }}
            style={{ display: 'block' }}
          >
            {id}
          </Link>
        ))}
        {people !== undefined &&
          people > some.length &&
          t('funnel:more-people', { count: people - some.length, n: format.count(people - some.length) })}
      </span>
    </>
  )
}
