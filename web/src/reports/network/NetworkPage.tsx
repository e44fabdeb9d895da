import { Button } from '@mantine/core'
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
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import { FigureDrawer } from '../figures/FigureDrawer'
import { useKick } from '../figures/summary'
import { CopyMenu } from '../funnel/CopyMenu'
import { GroupField, partOf } from '../GroupField'
import { NetworkLegend } from './NetworkLegend'
import { NetworkPicture } from './NetworkPicture'
import { NetworkSettings } from './NetworkSettings'
import { NodeCard } from './NodeCard'
import { NodeTable } from './NodeTable'
import { askNetwork, deepest, type NetworkAnswered, type NetworkQuestion, START, type Whole } from './network'
import type { NetworkSearch } from './search'
import { Totals } from './Totals'
import { Ways } from './Ways'
import { useNodeWords } from './words'

/** Nodes drawn unless the address says more. */
const SHOWN = 24
/** The note about sequences stands beneath them. */
const TESTED = 'many-tests'

/** How people go from touchpoint to touchpoint: bright paths, black holes, and rounds. */
export function NetworkPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const kick = useKick()
  const words = useNodeWords()
  const search = useSearch({ from: '/w/$workspace/network' })
  const navigate = useNavigate({ from: '/w/$workspace/network' })
  const question = search.q ?? START
  const some = workspace.events > 0
  const network = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askNetwork(workspace.name, question, signal),
    enabled: some,
    placeholderData: keepPreviousData,
  })
  const go = (next: NetworkSearch, replace = true) => void navigate({ search: next, replace })
  const { of, at: _, ...rest } = search
  const { of: __, ...plain } = search
  const { group: ___, ...everybody } = rest
  const answer = network.data && partOf<Whole>(network.data.answer, search.group).part
  return (
    <Page
      title={t('app:network')}
      kick={
        answer &&
        kick(answer.change?.conversions, answer.before?.conversions, true, false, t('network:head.conversions'))
      }
      lead={<Lead answer={answer} many={words.many(question.node ?? 'channel')} />}
      sub={t('network:sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {some ? (
        <Folded name={t('funnel:question')} when>
          <NetworkSettings
            workspace={workspace}
            question={question}
            show={search.show ?? SHOWN}
            change={(next) => go({ ...everybody, q: shortest(next) })}
            showing={(show) => go({ ...search, show })}
          />
        </Folded>
      ) : (
        <Empty title={t('network:empty')} text={t('network:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      )}
      {some && network.isPending && <Loading height={28} />}
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
          choose={(group) => go(group === undefined ? everybody : { ...everybody, group })}
        />
      )}
      <FigureDrawer workspace={workspace} question={question} of={of} close={() => go(plain, false)} />
    </Page>
  )
}

/** One sentence first: the deepest black hole, else how much there is. */
function Lead({ answer, many }: { answer: Whole | undefined; many: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (!answer) return t('network:lead')
  const hole = deepest(answer.nodes)
  if (!hole) {
    return t('network:lead-plain', {
      count: answer.conversions,
      conversions: format.count(answer.conversions),
      people: format.count(answer.people),
      many,
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
  choose: (group: number | undefined) => void
}

function Answered({ workspace, question, answered, search, follow, look, choose }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { part: answer, place, group } = partOf<Whole>(answered.answer, search.group)
  const show = search.show ?? SHOWN
  const to = (more: Record<string, string>) =>
    `/w/${encodeURIComponent(workspace.name)}/network?${new URLSearchParams({ q: JSON.stringify(question), show: String(show), ...(group === undefined ? {} : { group: String(group) }), ...more })}`
  const door = { follow, href: (of: string) => to({ of, ...(search.at === undefined ? {} : { at: search.at }) }) }
  return (
    <>
      {answered.answer.groups && <GroupField groups={answered.answer.groups} at={group} change={choose} />}
      <Picture
        title={t('network:title')}
        file="network"
        foot={t('network:foot', {
          shown: format.count(Math.min(show, answer.nodes.length)),
          all: format.count(answer.nodes.length),
          date: format.date(answered.basis.asOf, workspace.zone),
        })}
        simulated={workspace.simulated}
        rows={[
          ['from', 'to', 'count', 'converted'],
          ...answer.edges.map(({ from, to: next, count, converted }) => [from, next, count, converted]),
        ]}
      >
        <NetworkLegend />
        <NetworkPicture answer={answer} show={show} at={search.at} href={(at) => to({ at })} look={look} />
        <p className="ff-small" style={{ margin: '8px 0 0' }}>
          {t('network:legend')} {t('network:keys')}
        </p>
      </Picture>
      <Totals workspace={workspace} answer={answer} place={place} {...door} />
      {search.at !== undefined && <NodeCard answer={answer} place={place} at={search.at} look={look} {...door} />}
      <NodeTable node={question.node ?? 'channel'} nodes={answer.nodes} place={place} look={look} {...door} />
      <Ways answer={answer} place={place} tested={answered.notes.find(({ code }) => code === TESTED)?.text} {...door} />
      <NoteList notes={answered.notes.filter(({ code }) => code !== TESTED)} />
    </>
  )
}
