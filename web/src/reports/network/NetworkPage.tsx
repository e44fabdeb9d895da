import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useWorkspace } from '../../app/useWorkspace'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { ListDrawer } from '../../kit/ListDrawer'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import { ListedTable } from '../figures/ListedTable'
import { CopyMenu } from '../funnel/CopyMenu'
import { NetworkPicture } from './NetworkPicture'
import { NetworkSettings } from './NetworkSettings'
import { NodeCard } from './NodeCard'
import { NodeTable } from './NodeTable'
import { askNetwork, deepest, type NetworkAnswer, type NetworkAnswered, type NetworkQuestion, START } from './network'
import type { NetworkSearch } from './search'
import { Ways } from './Ways'

/** Nodes drawn unless the address says more. */
const SHOWN = 24

/** How people go from touchpoint to touchpoint: bright paths, black holes, and rounds. */
export function NetworkPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/network' })
  const navigate = useNavigate({ from: '/w/$workspace/network' })
  const question = search.q ?? START
  const network = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askNetwork(workspace.name, question, signal),
    enabled: workspace.events > 0,
    placeholderData: keepPreviousData,
  })
  const go = (next: NetworkSearch, replace = true) => void navigate({ search: next, replace })
  const { of, at: _, ...rest } = search
  const { of: __, ...plain } = search
  const answer = network.data?.answer
  return (
    <Page
      title={t('app:network')}
      lead={<Lead answer={answer} />}
      sub={t('network:sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {workspace.events === 0 ? (
        <Empty title={t('network:empty')} text={t('network:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      ) : (
        <NetworkSettings
          workspace={workspace}
          question={question}
          show={search.show ?? SHOWN}
          change={(next) => go({ ...rest, q: shortest(next) })}
          showing={(show) => go({ ...search, show })}
        />
      )}
      {workspace.events > 0 && network.isPending && <Loading height={28} />}
      {network.isError && <ErrorCard error={network.error} retry={() => void network.refetch()} />}
      {answer?.nodes.length === 0 && !network.isError && (
        <Empty title={t('network:nothing')} text={t('network:nothing-text')} />
      )}
      {network.data && answer && answer.nodes.length > 0 && !network.isError && (
        <Answered
          workspace={workspace}
          question={question}
          answered={network.data}
          search={search}
          follow={(pointer) => go({ ...plain, of: pointer }, false)}
          look={(key) => go(key === undefined ? rest : { ...rest, at: key }, false)}
        />
      )}
      <ListDrawer title={t('figures:behind')} of={of} close={() => go(plain, false)}>
        {(open) => <Behind workspace={workspace} question={question} of={open} />}
      </ListDrawer>
    </Page>
  )
}

/** One sentence first: the deepest black hole, else how much there is. */
function Lead({ answer }: { answer: NetworkAnswer | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (!answer) return t('network:lead')
  const hole = deepest(answer.nodes)
  if (!hole) {
    return t('network:lead-plain', {
      count: answer.conversions,
      conversions: format.count(answer.conversions),
      people: format.count(answer.people),
    })
  }
  return t('network:lead-hole', {
    node: hole.key,
    on: format.share(hole.continuation),
    all: format.share(answer.baseline),
    fewer: format.count(hole.blackHole),
  })
}

interface Props {
  workspace: Workspace
  question: NetworkQuestion
  answered: NetworkAnswered
  search: NetworkSearch
  follow: (of: string) => void
  look: (key: string | undefined) => void
}

function Answered({ workspace, question, answered, search, follow, look }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { answer, basis } = answered
  const show = search.show ?? SHOWN
  const to = (more: Record<string, string>) =>
    `/w/${encodeURIComponent(workspace.name)}/network?${new URLSearchParams({ q: JSON.stringify(question), show: String(show), ...more })}`
  const door = { follow, href: (of: string) => to({ of, ...(search.at === undefined ? {} : { at: search.at }) }) }
  return (
    <>
      <Picture
        title={t('network:title')}
        file="network"
        foot={t('network:foot', {
          shown: format.count(Math.min(show, answer.nodes.length)),
          all: format.count(answer.nodes.length),
          people: format.count(answer.people),
          conversions: format.count(answer.conversions),
          date: format.date(basis.asOf, workspace.zone),
        })}
        simulated={workspace.simulated}
        rows={[
          ['from', 'to', 'count', 'converted'],
          ...answer.edges.map(({ from, to: next, count, converted }) => [from, next, count, converted]),
        ]}
      >
        <NetworkPicture answer={answer} show={show} at={search.at} href={(at) => to({ at })} look={look} />
        <p className="ff-small" style={{ margin: '8px 0 0' }}>
          {t('network:legend')}
        </p>
      </Picture>
      {search.at !== undefined && <NodeCard answer={answer} at={search.at} look={look} {...door} />}
      <NodeTable nodes={answer.nodes} look={look} {...door} />
      <Ways answer={answer} {...door} />
      <NoteList notes={answered.notes} />
    </>
  )
}

function Behind({ workspace, question, of }: { workspace: Workspace; question: NetworkQuestion; of: string }) {
  const list = useQuery({
    queryKey: ['ask', workspace.name, shortest(question), of],
    queryFn: ({ signal }) => askNetwork(workspace.name, question, signal, of),
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  return <ListedTable workspace={workspace} listed={list.data.answer.list ?? []} />
}
