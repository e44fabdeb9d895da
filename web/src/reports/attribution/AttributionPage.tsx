import { Button, Drawer } from '@mantine/core'
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
import { ListedTable } from '../figures/ListedTable'
import { CopyMenu } from '../funnel/CopyMenu'
import { AttributionSettings } from './AttributionSettings'
import { type Answer, type AttributionQuestion, askAttribution, rowsOf, START } from './attribution'
import { CreditDots } from './CreditDots'
import { CreditTable } from './CreditTable'
import type { AttributionSearch } from './search'
import { useModelName } from './words'

/** Which touches get the credit for conversions, by several models side by side. */
export function AttributionPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const said = useSentence()
  const search = useSearch({ from: '/w/$workspace/attribution' })
  const navigate = useNavigate({ from: '/w/$workspace/attribution' })
  const question = search.q ?? START
  const some = workspace.events > 0
  const credit = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askAttribution(workspace.name, question, signal),
    enabled: some,
    placeholderData: keepPreviousData,
  })
  const go = (next: AttributionSearch, replace = true) => void navigate({ search: next, replace })
  const { of, ...plain } = search
  const answer = credit.data?.answer
  const nothing = answer?.conversions === 0
  const rows = answer ? rowsOf(answer) : []
  const href = (pointer: string) =>
    `/w/${encodeURIComponent(workspace.name)}/attribution?${new URLSearchParams({ q: JSON.stringify(question), of: pointer })}`
  return (
    <Page
      title={t('app:attribution')}
      lead={answer && !nothing ? said.lead(answer) : t('attribution:lead')}
      sub={answer && !nothing ? said.sub(answer) : t('attribution:sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {!some && (
        <Empty title={t('attribution:empty')} text={t('attribution:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      )}
      {some && (
        <Folded name={t('funnel:question')} when>
          <AttributionSettings workspace={workspace} question={question} change={(q) => go({ q: shortest(q) })} />
        </Folded>
      )}
      {some && credit.isPending && <Loading height={28} />}
      {credit.isError && <ErrorCard error={credit.error} retry={() => void credit.refetch()} />}
      {nothing && !credit.isError && <Empty title={t('attribution:nothing')} text={t('attribution:nothing-text')} />}
      {credit.data && answer && !nothing && !credit.isError && (
        <div style={{ display: 'grid', gap: 16, opacity: credit.isPlaceholderData ? 0.6 : 1 }}>
          <CreditDots answer={answer} rows={rows} />
          <CreditTable
            workspace={workspace}
            answer={answer}
            rows={rows}
            href={href}
            follow={(pointer) => go({ ...plain, of: pointer }, false)}
          />
          <NoteList notes={credit.data.notes} />
        </div>
      )}
      <Drawer
        opened={of !== undefined}
        onClose={() => go(plain, false)}
        position="right"
        size="lg"
        title={t('attribution:behind')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        {of !== undefined && <Behind workspace={workspace} question={question} of={of} />}
      </Drawer>
    </Page>
  )
}

/** What the models say together, and where they differ most. */
function useSentence() {
  const { t } = useTranslation()
  const format = useFormats()
  const called = useModelName()
  const lead = ({ agreement, conversions }: Answer) =>
    agreement
      ? t('attribution:agree', { share: format.share(agreement.share), conversions: format.count(conversions) })
      : t('attribution:one', { conversions: format.count(conversions) })
  const sub = ({ agreement }: Answer) => {
    const [most] = agreement?.touches ?? []
    if (!most || most.spread === 0) return t('attribution:sub')
    return t('attribution:disputed', {
      touch: most.touch,
      low: format.number(most.low),
      lowest: called(most.lowest),
      high: format.number(most.high),
      highest: called(most.highest),
    })
  }
  return { lead, sub }
}

function Behind({ workspace, question, of }: { workspace: Workspace; question: AttributionQuestion; of: string }) {
  const { t } = useTranslation()
  const list = useQuery({
    queryKey: ['ask', workspace.name, shortest(question), of],
    queryFn: ({ signal }) => askAttribution(workspace.name, question, signal, of),
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  return (
    <>
      <p className="ff-small">{t('attribution:behind-text')}</p>
      <ListedTable workspace={workspace} listed={list.data.answer.list ?? []} />
    </>
  )
}
