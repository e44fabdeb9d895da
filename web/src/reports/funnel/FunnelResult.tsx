import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Picture } from '../../kit/pictures/Picture'
import { StepBars } from '../../kit/pictures/StepBars'
import { TimeHistogram } from '../../kit/pictures/TimeHistogram'
import { type Line, TrendLines } from '../../kit/pictures/TrendLines'
import { useFormats } from '../../words/format'
import type { Answered, Bucket, Group } from './answer'
import { FunnelTable, tableRows } from './FunnelTable'
import { Notes } from './Notes'
import { type Question, sent } from './question'
import { TrendTable } from './TrendTable'

interface Props {
  workspace: Workspace
  question: Question
  answered: Answered
  change: (question: Question) => void
  list: (of: string) => void
}

export const keyOf = (group: Group) => group.key.join(' · ')

const THIN = 12

/** The answer: the picture, the table, the times, the trend. */
export function FunnelResult({ workspace, question, answered, change, list }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { answer, basis, notes } = answered
  const groups = answer.groups.map((group, at) => ({ key: keyOf(group), at, steps: group.steps }))
  const href = (of: string) =>
    `/w/${encodeURIComponent(workspace.name)}/funnels?${new URLSearchParams({ q: JSON.stringify(sent(question)), of })}`
  const foot = t('funnel:foot', {
    events: format.count(basis.events),
    people: format.count(basis.people),
    from: basis.from ? format.date(basis.from, workspace.zone) : '–',
    to: basis.to ? format.date(basis.to, workspace.zone) : '–',
  })
  const last = answer.steps.at(-1)
  const optional = answered.question.steps.map((step) => step.optional)
  const picture = { simulated: workspace.simulated, foot: `${foot} ${t('funnel:whiskers')}` }
  const file = `funnel-${workspace.name.replaceAll(/[^\w-]+/g, '-')}`
  return (
    <>
      <Notes notes={notes} question={question} asOf={basis.asOf} change={change} />
      <Picture {...picture} title={t('funnel:picture')} file={file} rows={tableRows(answer)}>
        <StepBars
          steps={answer.steps.map((step, at) => ({ ...step, optional: optional[at] === true }))}
          groups={groups.slice(0, THIN)}
          href={href}
          follow={list}
        />
        {groups.length > THIN && (
          <p className="ff-small">{t('funnel:more-groups', { shown: THIN, all: groups.length })}</p>
        )}
      </Picture>
      <FunnelTable
        answer={answer}
        lists={{ href, follow: list }}
        names={answered.question.steps.map(({ label }) => label)}
        optional={optional}
      />
      {answer.trend && answer.trend.length > 0 && (
        <Picture
          {...picture}
          foot={foot}
          title={t('funnel:trend-title')}
          file={`${file}-trend`}
          rows={trendRows(answer.trend)}
        >
          <TrendLines lines={lines(answer.trend, answer.groups, t('funnel:all'))} href={href} follow={list} />
          <TrendTable answer={answer} lists={{ href, follow: list }} zone={answered.question.zone} />
        </Picture>
      )}
      {answer.completed > 0 && answer.steps.length > 1 && (
        <Picture
          {...picture}
          foot={foot}
          title={t('funnel:times')}
          file={`${file}-times`}
          rows={[['from', 'to', 'people'], ...answer.histogram.map(({ from, to, people }) => [from, to ?? '', people])]}
        >
          <TimeHistogram
            bins={answer.histogram}
            median={last?.time.fromFirst?.median ?? null}
            p90={last?.time.fromFirst?.p90 ?? null}
          />
        </Picture>
      )}
    </>
  )
}

const points = (trend: Bucket[], at: string): Line['points'] =>
  trend.map((bucket, index) => ({
    start: bucket.start,
    of: `${at}/trend/${index}/entered`,
    value: bucket.entered === 0 ? null : bucket.rate,
    people: bucket.entered,
    young: bucket.immature > 0,
  }))

function lines(trend: Bucket[], groups: Group[], all: string): Line[] {
  const split = groups.flatMap((group, at) =>
    group.trend ? [{ name: keyOf(group), points: points(group.trend, `/groups/${at}`) }] : [],
  )
  return split.length > 0 ? split : [{ name: all, points: points(trend, '') }]
}

const trendRows = (trend: Bucket[]) => [
  ['start', 'entered', 'completed', 'rate'],
  ...trend.map(({ start, entered, completed, rate }) => [start, entered, completed, rate ?? '']),
]
