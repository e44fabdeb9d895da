import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/may'
import { useWorkspace } from '../../app/useWorkspace'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Folded } from '../../kit/Folded'
import { Loading } from '../../kit/Loading'
import { NoteList } from '../../kit/NoteList'
import { Page } from '../../kit/Page'
import { useFormats } from '../../words/format'
import { shortest } from '../ask'
import { NEW } from '../defined/search'
import { CopyMenu } from '../funnel/CopyMenu'
import { ModelsPage } from './ModelsPage'
import { StageCards } from './StageCards'
import { StageDrawer } from './StageListed'
import { StageSettings } from './StageSettings'
import type { StagesSearch } from './search'
import { stageNames, start } from './stages'
import { listedBy } from './stock'
import { useModels, useStages } from './useStages'

/** Where people stand on the way, or the models that say which way that is. */
export function StagesPage() {
  const { edit } = useSearch({ from: '/w/$workspace/stages' })
  return edit === undefined ? <Standing /> : <ModelsPage />
}

/** Where people stand on the way, who moved where, and who is stuck. */
function Standing() {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const search = useSearch({ from: '/w/$workspace/stages' })
  const navigate = useNavigate({ from: '/w/$workspace/stages' })
  const defines = useMay('define')
  const question = search.q ?? start(workspace.model)
  const models = useModels(workspace.name)
  const stages = useStages(workspace, question)
  const go = (next: StagesSearch, replace = true) => void navigate({ search: next, replace })
  const { of, at, every, ...plain } = search
  const answered = stages.isError ? undefined : stages.data
  const rows = answered?.answer.stages ?? []
  const own = typeof question.model === 'string' ? undefined : question.model
  const state = models.data?.models.find(({ name }) => name === question.model)
  const names = stageNames(own ?? state?.model, rows, i18n.language)
  const address = (given: Record<string, string>) =>
    `/w/${encodeURIComponent(workspace.name)}/stages?${new URLSearchParams({ q: JSON.stringify(question), ...given })}`
  const links = {
    names,
    href: (pointer: string, more: Record<string, string> = {}) => address({ ...more, of: pointer }),
    follow: (pointer: string, more: Pick<StagesSearch, 'at' | 'every'> = {}) =>
      go({ ...plain, ...more, of: pointer }, false),
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
  const moved = rows.reduce(
    (one, other) => (Math.abs(other.change?.entered ?? 0) > Math.abs(one?.change?.entered ?? 0) ? other : one),
    rows[0],
  )
  const by = moved?.change?.entered ?? 0
  const news =
    moved &&
    by !== 0 &&
    t(by > 0 ? 'stages:lead-more' : 'stages:lead-fewer', {
      stage: names.get(moved.stage),
      entered: format.count(moved.entered ?? 0),
      by: format.count(Math.abs(by)),
    })
  const bare = answered !== undefined && rows.every(({ mapped }) => !mapped)
  return (
    <Page
      title={t('app:stages')}
      lead={news || lead || t('stages:lead-none')}
      sub={news && lead ? `${lead} ${t('stages:sub')}` : t('stages:sub')}
      tools={
        <>
          {defines && state && (
            <Button variant="default" onClick={() => go({ edit: state.name }, false)}>
              {t(state.kind === 'preset' ? 'stages:copy' : 'stages:edit')}
            </Button>
          )}
          <Button variant="default" onClick={() => go({ edit: NEW }, false)}>
            {t('models:all')}
          </Button>
          <CopyMenu workspace={workspace.name} question={question} />
        </>
      }
    >
      {workspace.events === 0 ? (
        <Empty title={t('stages:empty')} text={t('stages:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>
        </Empty>
      ) : (
        <Folded name={t('funnel:question')} when>
          <StageSettings question={question} change={(next) => go({ q: shortest(next) })} />
        </Folded>
      )}
      {workspace.events > 0 && stages.isPending && <Loading height={28} />}
      {stages.isError && <ErrorCard error={stages.error} retry={() => void stages.refetch()} />}
      {bare && (
        <Empty title={t('stages:bare')} text={t('stages:bare-text')}>
          <Button onClick={() => go({ edit: defines && state ? state.name : NEW }, false)}>
            {t(defines && state ? 'stages:bare-edit' : 'models:all')}
          </Button>
        </Empty>
      )}
      {answered && !bare && (
        <>
          <StageCards workspace={workspace} question={question} answered={answered} links={links} />
          <NoteList notes={answered.notes} />
        </>
      )}
      <StageDrawer
        workspace={workspace}
        question={listedBy(question, { at, every }, answered)}
        names={names}
        of={of}
        close={() => go(plain, false)}
      />
    </Page>
  )
}
