import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { ErrorCard } from '../../kit/ErrorCard'
import { Folded } from '../../kit/Folded'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { withPlaces } from './answer'
import { CopyMenu } from './CopyMenu'
import { FunnelBuilder } from './FunnelBuilder'
import { FunnelResult } from './FunnelResult'
import { LeadActs } from './LeadActs'
import { NothingYet } from './NothingYet'
import { refusalOf } from './options/refused'
import { PeopleDrawer } from './PeopleDrawer'
import { isAsked, type Question, read, sent } from './question'
import { useSummary } from './summary'
import { useFunnel } from './useFunnel'

/** The funnel explorer: a question that stands in the address bar, and its answer. */
export function FunnelPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/funnels' })
  const navigate = useNavigate({ from: '/w/$workspace/funnels' })
  const question = read(search.q)
  const asked = isAsked(question)
  const q = sent(question)
  const funnel = useFunnel(workspace.name, question)
  const summarise = useSummary()
  const change = (next: Question) => void navigate({ search: { q: sent(next) }, replace: true })
  const list = (of: string | undefined) => void navigate({ search: of === undefined ? { q } : { q, of } })
  const answered = funnel.data && withPlaces(funnel.data, (number, all) => t('options:place', { number, all }))
  const said = answered && asked ? summarise(answered.answer) : undefined
  return (
    <Page
      title={t('app:funnels')}
      lead={said?.lead ?? t('funnel:lead-none')}
      sub={said?.sub}
      kick={said?.kick}
      acts={said?.of && <LeadActs workspace={workspace} question={question} of={said.of} />}
      tools={asked && <CopyMenu workspace={workspace.name} question={q} />}
    >
      <Folded name={t('funnel:question')} when={asked}>
        <FunnelBuilder
          workspace={workspace}
          question={question}
          filled={funnel.isError ? undefined : funnel.data?.question}
          refusal={refusalOf(funnel.error)}
          change={change}
        />
      </Folded>
      {!asked && <NothingYet workspace={workspace} choose={change} />}
      {asked && funnel.isPending && <Loading height={28} />}
      {funnel.isError && <ErrorCard error={funnel.error} retry={() => void funnel.refetch()} />}
      {answered && asked && !funnel.isError && (
        <div
          style={{ display: 'grid', gap: 16, opacity: funnel.isPlaceholderData ? 0.6 : 1 }}
          aria-busy={funnel.isPlaceholderData}
        >
          <FunnelResult workspace={workspace} question={question} answered={answered} change={change} list={list} />
        </div>
      )}
      {asked && <PeopleDrawer workspace={workspace} question={question} of={search.of} close={() => list(undefined)} />}
    </Page>
  )
}
