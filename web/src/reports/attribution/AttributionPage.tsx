import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
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
import { FigureDrawer } from '../figures/FigureDrawer'
import { useKick } from '../figures/summary'
import { CopyMenu } from '../funnel/CopyMenu'
import { GroupField, partOf } from '../GroupField'
import { AttributionSettings } from './AttributionSettings'
import { askAttribution, rowsOf, START, type Whole } from './attribution'
import { CreditDots } from './CreditDots'
import { CreditTable } from './CreditTable'
import type { AttributionSearch } from './search'
import { useAgreement } from './words'

/** Which touches get the credit for conversions, by several models side by side. */
export function AttributionPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const said = useAgreement()
  const kick = useKick()
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
  const { group: _, ...everybody } = plain
  const { part, place, group } = partOf<Whole>(credit.data?.answer ?? NONE, search.group)
  const answer = credit.data && part
  const nothing = answer?.conversions === 0
  const rows = answer ? rowsOf(answer, place) : []
  const href = (pointer: string) =>
    `/w/${encodeURIComponent(workspace.name)}/attribution?${new URLSearchParams({ q: JSON.stringify(question), ...(group === undefined ? {} : { group: String(group) }), of: pointer })}`
  return (
    <Page
      title={t('app:attribution')}
      kick={
        answer &&
        kick(answer.change?.conversions, answer.before?.conversions, true, false, t('network:head.conversions'))
      }
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
      {credit.data?.answer.groups && (
        <GroupField
          groups={credit.data.answer.groups}
          at={group}
          change={(next) => go(next === undefined ? everybody : { ...everybody, group: next })}
        />
      )}
      {nothing && !credit.isError && <Empty title={t('attribution:nothing')} text={t('attribution:nothing-text')} />}
      {credit.data && answer && !nothing && !credit.isError && (
        <div style={{ display: 'grid', gap: 16, opacity: credit.isPlaceholderData ? 0.6 : 1 }}>
          <CreditDots answer={answer} rows={rows} />
          <CreditTable
            workspace={workspace}
            answer={answer}
            place={place}
            rows={rows}
            href={href}
            follow={(pointer) => go({ ...plain, of: pointer }, false)}
          />
          <NoteList notes={credit.data.notes} />
        </div>
      )}
      <FigureDrawer
        workspace={workspace}
        question={question}
        of={of}
        title={t('attribution:behind')}
        close={() => go(plain, false)}
      />
    </Page>
  )
}

const NONE: Whole = { conversions: 0, value: 0, untouched: 0, nulls: 0, agreement: null, models: [] }
