import { Button, NativeSelect, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useWorkspace } from '../../app/useWorkspace'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Folded } from '../../kit/Folded'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import { keyOf, sortingOf, writtenSorting } from '../figures/answer'
import { FigureDrawer } from '../figures/FigureDrawer'
import { FiguresTable } from '../figures/FiguresTable'
import { type FiguresQuestion, splitBy, withSplit } from '../figures/question'
import { useFigureWords } from '../figures/words'
import { CopyMenu } from '../funnel/CopyMenu'
import { PeriodFields } from '../PeriodFields'
import { useGoals } from '../useDefined'
import { asFigures, askPages, COLUMNS, type PagesQuestion, placeOf, START } from './pages'
import type { PagesSearch } from './search'

const BY = ['page.path', 'page.group', 'page.host']
const WITHIN = ['1d', '7d', '14d', '30d', '60d', '90d']
/** What is something else of a page than of everything. */
const OWN = new Set(['visits', 'people', 'bounceRate'])
const MOST_ROWS = 10_000

/** What people do on each page: where visits begin and end, and which pages lead to a goal. */
export function PagesPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const { group } = useFigureWords()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/pages' })
  const navigate = useNavigate({ from: '/w/$workspace/pages' })
  const question = search.q ?? START
  const pages = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askPages(workspace.name, question, signal),
    enabled: workspace.events > 0,
    placeholderData: keepPreviousData,
  })
  const go = (next: PagesSearch, replace = true) => void navigate({ search: next, replace })
  const change = (next: PagesQuestion) => {
    const { of: _, ...rest } = search
    go({ ...rest, q: shortest(next) })
  }
  const { of, ...plain } = search
  const answer = pages.data && asFigures(pages.data.answer)
  const first = answer?.rows[0]
  const href = (pointer: string) =>
    `/w/${encodeURIComponent(workspace.name)}/pages?${new URLSearchParams({ q: JSON.stringify(question), of: placeOf(pointer) })}`
  const lead =
    first &&
    t('figures:pages-most', {
      page: group(keyOf(first)),
      visits: format.count(first.values.visits ?? 0),
      all: format.count(answer.total.values.visits ?? 0),
    })
  return (
    <Page
      title={t('app:pages')}
      lead={lead ?? t('figures:pages-lead')}
      sub={t('figures:pages-sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {workspace.events === 0 ? (
        <Empty title={t('figures:pages-empty')} text={t('figures:pages-empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      ) : (
        <Folded name={t('funnel:question')} when>
          <Settings workspace={workspace} question={question} change={change} />
        </Folded>
      )}
      {workspace.events > 0 && pages.isPending && <Loading height={28} />}
      {pages.isError && <ErrorCard error={pages.error} retry={() => void pages.refetch()} />}
      {answer && answer.rows.length === 0 && !pages.isError && (
        <Empty title={t('figures:nothing')} text={t('figures:nothing-text')} />
      )}
      {answer && pages.data && answer.rows.length > 0 && !pages.isError && (
        <>
          <FiguresTable
            title={t('figures:pages-table')}
            workspace={workspace}
            question={asked(question)}
            answered={{ ask: 'figures', question: {}, answer, notes: [], basis: { ...BASIS, ...pages.data.basis } }}
            times={undefined}
            about={(name) => (OWN.has(name) ? t(`figures:page.${name}`) : undefined)}
            sorting={sortingOf(search.sort)}
            sort={(sorting) => go({ ...search, sort: writtenSorting(sorting) })}
            href={href}
            follow={(pointer) => go({ ...plain, of: placeOf(pointer) }, false)}
          />
          <NoteList notes={pages.data.notes} />
        </>
      )}
      <FigureDrawer workspace={workspace} question={question} of={of} close={() => go(plain, false)} />
    </Page>
  )
}

const BASIS = { bots: 0, internal: 0, withoutPerson: 0 }

/** The columns as figures of a question, for the table. */
const asked = ({ by, period, compare }: PagesQuestion): FiguresQuestion => ({
  ask: 'figures',
  figures: COLUMNS,
  by: by ?? 'page.path',
  ...(period === undefined ? {} : { period }),
  ...(compare === undefined ? {} : { compare }),
})

interface SettingsProps {
  workspace: Workspace
  question: PagesQuestion
  change: (question: PagesQuestion) => void
}

/** Which goal, of when, beside what, by what. */
function Settings({ workspace, question, change }: SettingsProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const { goal: called, split: word } = useFigureWords()
  const goals = useGoals(workspace.name)
  const set = (some: { [K in keyof PagesQuestion]?: PagesQuestion[K] | undefined }) =>
    change({ ...question, ...some } as PagesQuestion)
  const goal = question.goal ?? 'lead'
  const within = question.within ?? '30d'
  const split = splitBy({ ask: 'figures', figures: [], by: question.by ?? 'page.path' })
  const by = split.property.join(' ')
  const limit = split.limit ?? 20
  const resplit = (next: typeof split) => {
    const { by: chosen } = withSplit({ ask: 'figures', figures: [] }, next)
    set({ by: chosen })
  }
  const names = (goals.data ?? []).filter(({ match }) => match !== null).map(({ name }) => name)
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <NativeSelect
        label={t('goals:goal')}
        value={goal}
        onChange={({ currentTarget }) => set({ goal: currentTarget.value })}
        data={[...new Set([goal, ...names])].map((value) => ({ value, label: called(value) }))}
      />
      <NativeSelect
        label={t('funnel:window')}
        value={within}
        onChange={({ currentTarget }) => set({ within: currentTarget.value })}
        data={[...new Set([within, ...WITHIN])].map((value) => ({
          value,
          label: format.window(value),
        }))}
      />
      <PeriodFields workspace={workspace} label={t('figures:period')} question={question} set={set} />
      <NativeSelect
        label={t('funnel:by')}
        value={by}
        onChange={({ currentTarget }) => resplit({ ...split, property: [currentTarget.value] })}
        data={[...new Set([by, ...BY])].map((value) => ({ value, label: word(value) }))}
      />
      <TextInput
        label={t('figures:rows')}
        type="number"
        min={1}
        max={MOST_ROWS}
        w={80}
        value={limit}
        onChange={({ currentTarget }) => {
          const wanted = Number(currentTarget.value)
          if (wanted >= 1 && wanted <= MOST_ROWS) resplit({ ...split, limit: wanted })
        }}
      />
    </section>
  )
}
