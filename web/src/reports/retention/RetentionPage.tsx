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
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import { FigureDrawer } from '../figures/FigureDrawer'
import { CopyMenu } from '../funnel/CopyMenu'
import { useMatcherName } from '../MatcherSelect'
import { RetentionGrid } from './RetentionGrid'
import { RetentionSettings } from './RetentionSettings'
import { askRetention, cellOf, START } from './retention'
import type { RetentionSearch } from './search'

/** Less than this is no change of a rate. */
const LEAST = 0.0005

/** Who came back: cohorts by when people began. */
export function RetentionPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const name = useMatcherName()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/retention' })
  const navigate = useNavigate({ from: '/w/$workspace/retention' })
  const question = search.q ?? START
  const some = workspace.events > 0
  const retention = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askRetention(workspace.name, question, signal),
    enabled: some,
    placeholderData: keepPreviousData,
  })
  const go = (next: RetentionSearch, replace = true) => void navigate({ search: next, replace })
  const { of, ...plain } = search
  const answer = retention.data?.answer
  const nobody = answer?.total.people === 0
  const every = question.every ?? 'day'
  const next = answer && cellOf(answer.total, 1)
  const points = next?.kind === 'rate' ? (answer?.total.change?.rates[1] ?? 0) : 0
  const kick =
    Math.abs(points) < LEAST
      ? undefined
      : { word: t('retention:kick', { points: format.points(points) }), good: points > 0, up: points > 0 }
  const href = (pointer: string) =>
    `/w/${encodeURIComponent(workspace.name)}/retention?${new URLSearchParams({ q: JSON.stringify(question), of: pointer })}`
  return (
    <Page
      title={t('app:retention')}
      kick={kick}
      lead={
        next?.kind === 'rate'
          ? t(`retention:lead.${every}`, { share: format.share(next.rate), start: name(question.start) })
          : t('retention:lead')
      }
      sub={t('retention:sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {!some && (
        <Empty title={t('retention:empty')} text={t('retention:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      )}
      {some && (
        <Folded name={t('funnel:question')} when>
          <RetentionSettings workspace={workspace} question={question} change={(q) => go({ q: shortest(q) })} />
        </Folded>
      )}
      {some && retention.isPending && <Loading height={28} />}
      {retention.isError && <ErrorCard error={retention.error} retry={() => void retention.refetch()} />}
      {nobody && !retention.isError && <Empty title={t('retention:nobody')} text={t('retention:nobody-text')} />}
      {retention.data && answer && !nobody && !retention.isError && (
        <div style={{ display: 'grid', gap: 16, opacity: retention.isPlaceholderData ? 0.6 : 1 }}>
          <RetentionGrid
            answer={answer}
            every={every}
            zone={workspace.zone}
            caption={t('retention:caption', {
              start: name(question.start),
              back: name(question.back ?? question.start),
              zone: workspace.zone,
            })}
            href={href}
            follow={(pointer) => go({ ...plain, of: pointer }, false)}
          />
          <NoteList notes={retention.data.notes} />
        </div>
      )}
      <FigureDrawer
        workspace={workspace}
        question={question}
        of={of}
        title={t('retention:behind')}
        close={() => go(plain, false)}
      />
    </Page>
  )
}
