import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import type { FiguresQuestion } from '../reports/figures/question'
import { useListOf } from '../reports/figures/useFigures'
import { useAudiences } from '../reports/useDefined'
import { useFormats } from '../words/format'
import { PersonLink } from './PersonCards'

const WEEK: FiguresQuestion = { ask: 'figures', figures: ['people'], period: { last: '1d' } }
const PEOPLE = '/total/values/people'
const SHOWN = 20

/** Some people of the last days, and the audiences: a way in for who has no id at hand. */
export function LatelyHere({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  if (workspace.events === 0) {
    return (
      <Empty title={t('people:nobody-yet')} text={t('people:nobody-yet-text')}>
        <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
          {t('funnel:bring')}
        </Button>
      </Empty>
    )
  }
  return (
    <>
      <Groups workspace={workspace} />
      <Week workspace={workspace} />
    </>
  )
}

function Groups({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const audiences = useAudiences(workspace.name)
  if (!audiences.data || audiences.data.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('app:audiences')}>
      <h2>{t('app:audiences')}</h2>
      <ul className="ff-changes">
        {audiences.data.map(({ name, people }) => (
          <li key={name}>
            <span className="num">{format.count(people)}</span>
            <Link
              to="/w/$workspace/figures"
              params={{ workspace: workspace.name }}
              search={{ q: { ask: 'figures', figures: ['people'], people: { audience: name } }, of: PEOPLE }}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Week({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const list = useListOf(workspace.name, WEEK, PEOPLE)
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  const listed = [...(list.data.answer.list ?? [])].sort((one, other) => other.time.localeCompare(one.time))
  if (listed.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('people:lately')}>
      <h2>{t('people:lately')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('funnel:person')}</th>
              <th scope="col">{t('figures:event')}</th>
              <th scope="col">{t('figures:when')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, SHOWN).map(({ person, userId, time, event }) => (
              <tr key={`${person} ${time}`}>
                <td>{person !== null && <PersonLink workspace={workspace} id={person} word={userId ?? person} />}</td>
                <td>{event}</td>
                <td>{format.moment(time, workspace.zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
