import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useWorkspace } from '../../app/useWorkspace'
import { ChipSelect } from '../../kit/ChipSelect'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { Bowls } from '../../kit/pictures/Bowls'
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import { CopyMenu } from '../funnel/CopyMenu'
import { tableRows } from '../funnel/FunnelTable'
import { LeadActs } from '../funnel/LeadActs'
import { Notes } from '../funnel/Notes'
import { EMPTY } from '../funnel/question'
import { useSummary } from '../funnel/summary'
import { useFunnel } from '../funnel/useFunnel'
import { AlsoChanged } from './AlsoChanged'
import { changeOf, labelIn, PERIODS, type Preset, questionOf, stagesOf } from './home'
import { useChooseModel, usePresets } from './useHome'

/** The chosen model from top to bottom, with the figures of the last days beside those before. */
export function HomePage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const presets = usePresets(workspace.name)
  if (workspace.events === 0) {
    return (
      <Page title={t('app:home')}>
        <Empty title={t('home:empty')} text={t('home:empty-text')}>
          <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
            {t('funnel:bring')}
          </Button>{' '}
          <Button component="a" href="/begin" variant="default">
            {t('home:begin')}
          </Button>
        </Empty>
      </Page>
    )
  }
  if (presets.isPending) {
    return (
      <Page title={t('app:home')}>
        <Loading height={28} />
      </Page>
    )
  }
  const preset = presets.data?.find(({ name }) => name === workspace.model) ?? presets.data?.[0]
  if (presets.isError || !preset) {
    return (
      <Page title={t('app:home')}>
        <ErrorCard error={presets.error} retry={() => void presets.refetch()} />
      </Page>
    )
  }
  return <Model key={preset.name} workspace={workspace} preset={preset} presets={presets.data} />
}

interface ModelProps {
  workspace: Workspace
  preset: Preset
  presets: Preset[]
}

function Model({ workspace, preset, presets }: ModelProps) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const navigate = useNavigate()
  const choose = useChooseModel(workspace.name)
  const summarise = useSummary()
  const { last = '30d' } = useSearch({ from: '/w/$workspace/home' })
  const question = questionOf(preset, i18n.language, last)
  const funnel = useFunnel(workspace.name, question)
  const changes = changeOf(preset, i18n.language, last, workspace.to)
  const changed = useFunnel(workspace.name, changes ?? EMPTY)
  const { data } = funnel
  const about = changes ? changed.data : data
  const said = about && question.steps.length > 0 ? summarise(about.answer) : undefined
  const params = { workspace: workspace.name }
  const follow = (of: string) => void navigate({ to: '/w/$workspace/funnels', params, search: { q: question, of } })
  const href = (of: string) =>
    `/w/${encodeURIComponent(workspace.name)}/funnels?${new URLSearchParams({ q: JSON.stringify(question), of })}`
  const filters = (
    <>
      <ChipSelect
        label={t('home:model')}
        value={preset.name}
        change={(model) => choose.mutate(model)}
        data={presets.map(({ name, labels }) => ({ value: name, label: labelIn(labels, i18n.language) }))}
      />
      <ChipSelect
        label={t('funnel:period')}
        value={last}
        change={(value) => void navigate({ to: '/w/$workspace/home', params, search: { last: value } })}
        data={PERIODS.map((value) => ({
          value,
          label: value === '' ? t('funnel:period-all') : t('funnel:period-last', { days: value.slice(0, -1) }),
        }))}
      />
    </>
  )
  return (
    <Page
      title={t('app:home')}
      lead={said?.lead}
      sub={said?.sub && changes ? `${said.sub} ${t('home:fair')}` : said?.sub}
      kick={said?.kick}
      acts={said?.of && <LeadActs workspace={workspace} question={changes ?? question} of={said.of} />}
      tools={question.steps.length > 0 && <CopyMenu workspace={workspace.name} question={question} />}
      filters={filters}
    >
      {choose.error && <ErrorCard error={choose.error} />}
      {question.steps.length === 0 && <Empty title={t('home:unmapped')} text={t('home:unmapped-text')} />}
      {question.steps.length > 0 && funnel.isPending && <Loading height={40} />}
      {funnel.isError && <ErrorCard error={funnel.error} retry={() => void funnel.refetch()} />}
      {data && question.steps.length > 0 && (
        <>
          <Picture
            title={t('home:title', { model: labelIn(preset.labels, i18n.language) })}
            file="model"
            rows={tableRows(data.answer)}
            simulated={workspace.simulated}
            foot={t('home:foot', { events: format.count(data.basis.events), people: format.count(data.basis.people) })}
          >
            <Bowls
              stages={stagesOf(preset, i18n.language, data.answer, changes && changed.data?.answer)}
              href={href}
              follow={follow}
            />
          </Picture>
          <div className="ff-two">
            {about && <AlsoChanged answer={about.answer} />}
            <Notes
              notes={data.notes.filter(({ code }) => code !== 'unknown-event')}
              question={question}
              asOf={data.basis.asOf}
              change={(next) => void navigate({ to: '/w/$workspace/funnels', params, search: { q: next } })}
            />
          </div>
        </>
      )}
    </Page>
  )
}
