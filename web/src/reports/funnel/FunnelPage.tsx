import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { ErrorCard } from '../../kit/ErrorCard'
import { Folded } from '../../kit/Folded'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { shortest } from '../ask'
import { CopyMenu } from './CopyMenu'
import { FunnelBuilder } from './FunnelBuilder'
import { FunnelResult } from './FunnelResult'
import { LeadActs } from './LeadActs'
import { NothingYet } from './NothingYet'
import { PeopleDrawer } from './PeopleDrawer'
import { type Question, read } from './question'
import { useSummary } from './summary'
import { useFunnel } from './useFunnel'

/** The funnel explorer: a question that stands in the address bar, and its answer. */
export function FunnelPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/funnels' })
  const navigate = useNavigate({ from: '/w/$workspace/funnels' })
  const question = read(search.q)
  const funnel = useFunnel(workspace.name, question)
  const summarise = useSummary()
  const change = (next: Question) => void navigate({ search: { q: shortest(next) }, replace: true })
  const list = (of: string | undefined) =>
    void navigate({ search: of === undefined ? { q: question } : { q: question, of } })
  const said = funnel.data && question.steps.length > 0 ? summarise(funnel.data.answer) : undefined
  return (
    <Page
      title={t('app:funnels')}
      lead={said?.lead ?? t('funnel:lead-none')}
      sub={said?.sub}
      kick={said?.kick}
      acts={said?.of && <LeadActs workspace={workspace} question={question} of={said.of} />}
      tools={question.steps.length > 0 && <CopyMenu workspace={workspace.name} question={question} />}
    >
      <Folded name={t('funnel:question')} when={question.steps.length > 0}>
        <FunnelBuilder workspace={workspace} question={question} change={change} />
      </Folded>
      {question.steps.length === 0 && <NothingYet workspace={workspace} choose={change} />}
      {question.steps.length > 0 && funnel.isPending && <Loading height={28} />}
      {funnel.isError && <ErrorCard error={funnel.error} retry={() => void funnel.refetch()} />}
      {funnel.data && question.steps.length > 0 && !funnel.isError && (
        <div
          style={{ display: 'grid', gap: 16, opacity: funnel.isPlaceholderData ? 0.6 : 1 }}
          aria-busy={funnel.isPlaceholderData}
        >
          <FunnelResult workspace={workspace} question={question} answered={funnel.data} change={change} list={list} />
        </div>
      )}
      {question.steps.length > 0 && (
        <PeopleDrawer workspace={workspace} question={question} of={search.of} close={() => list(undefined)} />
      )}
    </Page>
  )
}
