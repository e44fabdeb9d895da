import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/may'
import type { Workspace } from '../../api/types'
import { useWorkspace } from '../../app/useWorkspace'
import { figure } from '../../kit/Count'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { useFormats } from '../../words/format'
import { pointer } from '../figures/answer'
import type { Figure } from '../figures/question'
import { useFigureWords } from '../figures/words'
import type { Matcher } from '../funnel/question'
import { type Goal, useGoals } from '../useDefined'
import { GoalEditor } from './GoalEditor'
import { NEW } from './search'
import { useDefine, useReset } from './useDefine'
import { useMeaning } from './words'

/** What counts as a lead, a sale and so on: names for events. */
export function GoalsPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const { edit } = useSearch({ from: '/w/$workspace/goals' })
  const navigate = useNavigate({ from: '/w/$workspace/goals' })
  const defines = useMay('define')
  const goals = useGoals(workspace.name)
  const open = (name: string | undefined) => void navigate({ search: name === undefined ? {} : { edit: name } })
  const reached = goals.data?.filter(({ events }) => events > 0).length
  const edited = goals.data?.find(({ name }) => name === edit)
  return (
    <Page
      title={t('app:goals')}
      lead={reached === undefined ? t('goals:lead') : t('goals:lead-some', { reached, all: goals.data?.length ?? 0 })}
      sub={t('goals:sub')}
      tools={
        defines && (
          <Button variant="default" onClick={() => open(NEW)}>
            {t('goals:new')}
          </Button>
        )
      }
    >
      {goals.isPending && <Loading />}
      {goals.isError && <ErrorCard error={goals.error} retry={() => void goals.refetch()} />}
      {goals.data && edit !== undefined && defines && (edit === NEW || edited) && (
        <GoalEditor
          key={edit}
          workspace={workspace}
          goal={edited}
          close={() => void navigate({ search: {}, ignoreBlocker: true })}
        />
      )}
      {goals.data && <GoalTable workspace={workspace} goals={goals.data} edit={defines ? open : undefined} />}
    </Page>
  )
}

interface TableProps {
  workspace: Workspace
  goals: Goal[]
  edit: ((name: string) => void) | undefined
}

function GoalTable({ workspace, goals, edit }: TableProps) {
  const { t } = useTranslation()
  const reset = useReset(workspace.name, 'goals')
  return (
    <section className="ff-card" aria-label={t('app:goals')}>
      {reset.isError && <ErrorCard error={reset.error} />}
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('goals:goal')}</th>
              <th scope="col">{t('goals:means')}</th>
              <th scope="col" className="num">
                {t('people:events')}
              </th>
              <th scope="col" className="num">
                {t('app:people')}
              </th>
              <th scope="col">{t('channels:version')}</th>
              {edit && <th scope="col" aria-label={t('goals:edit')} />}
            </tr>
          </thead>
          <tbody>
            {goals.map((goal) => (
              <GoalRow key={goal.name} workspace={workspace} goal={goal} edit={edit} reset={reset.mutate} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function GoalRow({
  workspace,
  goal,
  edit,
  reset,
}: Omit<TableProps, 'goals'> & { goal: Goal; reset: (name: string) => void }) {
  const { t } = useTranslation()
  const format = useFormats()
  const meaning = useMeaning()
  const { goal: called } = useFigureWords()
  const { name, kind, match, version, at, events, people, looksLike } = goal
  return (
    <tr>
      <th scope="row">
        {called(name)}
        {called(name) !== name && <div className="ff-small">{name}</div>}
      </th>
      <td>
        {match === null ? <span className="ff-small">{t('goals:unset')}</span> : meaning(match)}
        {looksLike && <Proposal workspace={workspace} goal={goal} may={edit !== undefined} />}
      </td>
      <td className="num">
        <Behind workspace={workspace} figure={`goal:${name}`} at={`goal:${name}`} count={events} />
      </td>
      <td className="num">
        <Behind
          workspace={workspace}
          figure={{ count: { goal: name }, of: 'people', as: PEOPLE }}
          at={PEOPLE}
          count={people}
        />
      </td>
      <td>
        {version > 0 && at
          ? t('goals:version', { version, at: format.date(at, workspace.zone) })
          : t('goals:kind-default')}
      </td>
      {edit && (
        <td className="num">
          <div className="ff-row" style={{ gap: 6, justifyContent: 'flex-end', flexWrap: 'nowrap' }}>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('goals:edit-one', { name })}
              onClick={() => edit(name)}
            >
              {t('goals:edit')}
            </Button>
            {(kind === 'changed' || kind === 'own') && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t(kind === 'own' ? 'goals:delete-one' : 'goals:reset-one', { name })}
                onClick={() => reset(name)}
              >
                {t(kind === 'own' ? 'goals:delete' : 'goals:reset')}
              </Button>
            )}
          </div>
        </td>
      )}
    </tr>
  )
}

const PEOPLE = 'people'

interface BehindProps {
  workspace: Workspace
  figure: Figure
  /** What the figure is called in its answer. */
  at: string
  count: number
}

/** A count with the way to the figure's own page, where its people or events are listed. */
function Behind({ workspace, figure: counted, at, count }: BehindProps) {
  const format = useFormats()
  if (count === 0) return '0'
  const of = `/total/values/${pointer(at)}`
  return (
    <Link
      {...figure(of, count)}
      to="/w/$workspace/figures"
      params={{ workspace: workspace.name }}
      search={{ q: { ask: 'figures', figures: [counted] }, of }}
    >
      {format.count(count)}
    </Link>
  )
}

/** The event that a goal may be, and the way to take it. */
function Proposal({
  workspace,
  goal: { name, looksLike, match },
  may,
}: {
  workspace: Workspace
  goal: Goal
  may: boolean
}) {
  const { t } = useTranslation()
  const format = useFormats()
  const define = useDefine(workspace.name, 'goals')
  if (!looksLike) return null
  const { event, events } = looksLike
  const meaning = (match === null ? event : anyMore(match as Matcher, event)) satisfies Matcher
  return (
    <div className="ff-row" style={{ gap: 8, marginTop: 4 }}>
      <span className="ff-small">{t('goals:looks-like', { event, events: format.count(events) })}</span>
      {may && (
        <Button
          variant="default"
          size="compact-sm"
          loading={define.isPending}
          onClick={() => define.mutate({ name, meaning })}
        >
          {t('goals:take', { event })}
        </Button>
      )}
      {define.isError && <ErrorCard error={define.error} />}
    </div>
  )
}

/** What a goal means, and one event more. */
export const anyMore = (match: Matcher, event: string): Matcher =>
  typeof match === 'object' && 'any' in match && Array.isArray(match.any)
    ? { any: [...(match.any as Matcher[]), event] }
    : { any: [match, event] }
