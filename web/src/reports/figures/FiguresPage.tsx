import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Folded } from '../../kit/Folded'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { shortest } from '../ask'
import { CopyMenu } from '../funnel/CopyMenu'
import { sortingOf, writtenSorting } from './answer'
import { FigureDrawer } from './FigureDrawer'
import { FiguresSettings } from './FiguresSettings'
import { FiguresTable } from './FiguresTable'
import { type FiguresQuestion, MONDAY, overall } from './question'
import type { FiguresSearch } from './search'
import { useFigureSummary } from './summary'
import { TimeTable } from './TimeTable'
import { useFigures } from './useFigures'

/** The Monday page: how the figures stand, by channel, beside those of the time before. */
export function FiguresPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/figures' })
  const navigate = useNavigate({ from: '/w/$workspace/figures' })
  const question = search.q ?? MONDAY
  const some = workspace.events > 0
  const table = useFigures(workspace.name, overall(question), some)
  const times = useFigures(workspace.name, question, some && question.every !== undefined)
  const summarise = useFigureSummary(workspace)
  const go = (next: FiguresSearch, replace = false) => void navigate({ search: next, replace })
  const change = (next: FiguresQuestion) =>
    go({ q: shortest(next), ...(search.sort === undefined ? {} : { sort: search.sort }) }, true)
  const { of, ...plain } = search
  const list = (pointer: string) => go({ ...plain, of: pointer })
  const href = (pointer: string) =>
    `/w/${encodeURIComponent(workspace.name)}/figures?${new URLSearchParams({ q: JSON.stringify(question), of: pointer })}`
  const { data } = table
  const nothing = data?.answer.rows.every(({ values, before }) => none(values) && none(before ?? {})) ?? false
  const said = data && !nothing ? summarise(question, data.answer) : undefined
  if (!some) {
    return (
      <Page title={t('app:figures')}>
        <Empty title={t('figures:empty')} text={t('figures:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      </Page>
    )
  }
  return (
    <Page
      title={t('app:figures')}
      lead={said?.lead ?? t('figures:lead')}
      sub={said?.sub}
      kick={said?.kick}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      <Folded name={t('funnel:question')} when>
        <FiguresSettings workspace={workspace} question={question} change={change} />
      </Folded>
      {table.isPending && <Loading height={28} />}
      {table.isError && <ErrorCard error={table.error} retry={() => void table.refetch()} />}
      {nothing && (
        <Empty title={t('figures:nothing')} text={t('figures:nothing-text')}>
          <Button variant="default" onClick={() => change({ ...MONDAY, period: { last: '365d' } })}>
            {t('figures:last-year')}
          </Button>
        </Empty>
      )}
      {data && !table.isError && !nothing && (
        <div
          style={{ display: 'grid', gap: 16, opacity: table.isPlaceholderData ? 0.6 : 1 }}
          aria-busy={table.isPlaceholderData}
        >
          <FiguresTable
            workspace={workspace}
            question={question}
            answered={data}
            times={question.every === undefined ? undefined : times.data?.answer}
            sorting={sortingOf(search.sort)}
            sort={(sorting) => go({ ...search, sort: writtenSorting(sorting) }, true)}
            href={href}
            follow={list}
          />
          {question.every !== undefined && times.isError && (
            <ErrorCard error={times.error} retry={() => void times.refetch()} />
          )}
          {question.every !== undefined && times.data && !times.isError && (
            <TimeTable
              workspace={workspace}
              question={question}
              answer={times.data.answer}
              href={(pointer) => href(TIME + pointer)}
              follow={(pointer) => list(TIME + pointer)}
            />
          )}
          <NoteList notes={data.notes} />
        </div>
      )}
      <FigureDrawer
        workspace={workspace}
        question={of?.startsWith(TIME) ? question : overall(question)}
        of={of?.startsWith(TIME) ? of.slice(TIME.length) : of}
        close={() => go(plain)}
      />
    </Page>
  )
}

/** Before a place in the answer over time, which is another one than that of the table. */
const TIME = 'time'

const none = (values: Record<string, number | null>) => Object.values(values).every((value) => !value)
