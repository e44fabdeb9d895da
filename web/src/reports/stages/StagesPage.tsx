import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import type { FiguresQuestion } from '../figures/question'
import { CopyMenu } from '../funnel/CopyMenu'
import { PeriodField } from '../funnel/PeriodField'
import { StageGraph } from './StageGraph'
import { StageDrawer } from './StageListed'
import { FlowTable, StageTable } from './StageTables'
import { StockLines } from './StockLines'
import type { StagesSearch } from './search'
import { type StagesQuestion, stageNames, start } from './stages'
import { useModels, useStages } from './useStages'

const EVERY = ['day', 'week', 'month'] as const
const STUCK = ['7d', '14d', '30d', '60d', '90d']

/** Where people stand on the way, who moved where, and who is stuck. */
export function StagesPage() {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/stages' })
  const navigate = useNavigate({ from: '/w/$workspace/stages' })
  const question = search.q ?? start(workspace.model)
  const models = useModels(workspace.name)
  const stages = useStages(workspace, question)
  const go = (next: StagesSearch, replace = true) => void navigate({ search: next, replace })
  const { of, ...plain } = search
  const answer = stages.data?.answer
  const rows = answer?.stages ?? []
  const model = models.data?.models.find(({ name }) => name === question.model)
  const names = stageNames(model, rows, i18n.language)
  const links = {
    names,
    href: (pointer: string) =>
      `/w/${encodeURIComponent(workspace.name)}/stages?${new URLSearchParams({ q: JSON.stringify(question), of: pointer })}`,
    follow: (pointer: string) => go({ ...plain, of: pointer }, false),
  }
  const most = rows.reduce((one, other) => ((other.now ?? 0) > (one?.now ?? -1) ? other : one), rows[0])
  const all = rows.reduce((sum, { now }) => sum + (now ?? 0), 0)
  const lead =
    most &&
    all > 0 &&
    t('stages:lead', {
      stage: names.get(most.stage),
      now: format.count(most.now ?? 0),
      all: format.count(all),
    })
  return (
    <Page
      title={t('app:stages')}
      lead={lead || t('stages:lead-none')}
      sub={t('stages:sub')}
      tools={<CopyMenu workspace={workspace.name} question={question} />}
    >
      {workspace.events === 0 ? (
        <Empty title={t('stages:empty')} text={t('stages:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      ) : (
        <Settings question={question} change={(next) => go({ ...plain, q: shortest(next) })} />
      )}
      {workspace.events > 0 && stages.isPending && <Loading height={28} />}
      {stages.isError && <ErrorCard error={stages.error} retry={() => void stages.refetch()} />}
      {answer && !stages.isError && (
        <>
          <Picture
            title={t('stages:picture')}
            file="stages"
            foot={t('stages:foot')}
            simulated={workspace.simulated}
            rows={[
              ['from', 'to', 'people', 'moves', 'decayed'],
              ...answer.flows.map((f) => [f.from, f.to, f.people ?? 0, f.moves ?? 0, f.decayed ?? 0]),
            ]}
          >
            <StageGraph rows={rows} flows={answer.flows} {...links} />
          </Picture>
          <section className="ff-card" aria-label={t('stages:table')}>
            <h2>{t('stages:table')}</h2>
            <StageTable rows={rows} {...links} />
          </section>
          {answer.stock.length > 1 && (
            <Picture
              title={t('stages:stock')}
              file="stock"
              foot={t('stages:stock-foot')}
              simulated={workspace.simulated}
              rows={[
                ['start', ...Object.keys(answer.stock[0]?.counts ?? {})],
                ...answer.stock.map(({ start: from, counts }) => [from, ...Object.values(counts)]),
              ]}
            >
              <StockLines stock={answer.stock} names={names} />
            </Picture>
          )}
          <section className="ff-card" aria-label={t('stages:moves')}>
            <h2>{t('stages:moves')}</h2>
            <FlowTable flows={answer.flows} {...links} />
          </section>
          <NoteList notes={stages.data?.notes ?? []} />
        </>
      )}
      <StageDrawer workspace={workspace} question={question} names={names} of={of} close={() => go(plain, false)} />
    </Page>
  )
}

/** Which model, of when, in which steps of time, and who is stuck. */
function Settings({ question, change }: { question: StagesQuestion; change: (next: StagesQuestion) => void }) {
  const { t, i18n } = useTranslation()
  const workspace = useWorkspace()
  const models = useModels(workspace.name)
  const name = typeof question.model === 'string' ? question.model : t('stages:own-model')
  const known = (models.data?.models ?? []).map((model) => ({
    value: model.name,
    label: model.model.labels?.[i18n.language] ?? model.name,
  }))
  const listed = known.some(({ value }) => value === name) ? known : [{ value: name, label: name }, ...known]
  const stuck = question.stuck ?? '14d'
  return (
    <section className="ff-card ff-row" aria-label={t('funnel:question')} style={{ alignItems: 'end', gap: 12 }}>
      <NativeSelect
        label={t('stages:model')}
        value={name}
        onChange={({ currentTarget: { value } }) =>
          known.some((model) => model.value === value) && change({ ...question, model: value })
        }
        data={listed}
      />
      <PeriodField
        workspace={workspace}
        label={t('figures:period')}
        period={question.period as FiguresQuestion['period']}
        change={(period) => {
          const { period: _, compare, ...rest } = question
          change(period ? ({ ...rest, compare, period } as StagesQuestion) : rest)
        }}
      />
      <NativeSelect
        label={t('stages:every')}
        value={question.every ?? 'day'}
        onChange={({ currentTarget: { value } }) =>
          change({ ...question, every: EVERY.find((every) => every === value) ?? 'day' })
        }
        data={EVERY.map((value) => ({ value, label: t(`stages:every.${value}`) }))}
      />
      <NativeSelect
        label={t('stages:stuck')}
        value={stuck}
        onChange={({ currentTarget: { value } }) => change({ ...question, stuck: value })}
        data={[...new Set([stuck, ...STUCK])].map((value) => ({
          value,
          label: t('stages:stuck-for', { time: value }),
        }))}
      />
    </section>
  )
}
