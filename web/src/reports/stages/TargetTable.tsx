import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { Count } from './Count'
import { stay } from './places'
import type { Links, StageRow, StagesQuestion } from './stages'
import { listedBy } from './stock'
import { useStages } from './useStages'

interface Props extends Links {
  workspace: Workspace
  question: StagesQuestion
  rows: StageRow[]
}

const DAY = 86_400

/** What was wanted of each stage beside what is. */
export function TargetTable(props: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('stages:stage')}</th>
            <th scope="col">{t('stages:figure')}</th>
            <th scope="col" className="num">
              {t('stages:actual')}
            </th>
            <th scope="col" className="num">
              {t('stages:target')}
            </th>
            <th scope="col" className="num">
              {t('stages:met')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.flatMap((row, at) => {
            const { now, entered, dwellDays } = row.targets ?? {}
            const name = props.names.get(row.stage) ?? row.stage
            return [
              ...(now === undefined
                ? []
                : [
                    <Line key={`${row.stage} now`} name={name} what={t('stages:count.now')} met={share(row.now, now)}>
                      <Count of={row.now} to={`/stages/${at}/now`} href={props.href} follow={props.follow} />
                      {format.count(now)}
                    </Line>,
                  ]),
              ...(entered === undefined
                ? []
                : [<Entered key={`${row.stage} entered`} {...props} row={row} at={at} name={name} target={entered} />]),
              ...(dwellDays === undefined
                ? []
                : [
                    <Line
                      key={`${row.stage} dwell`}
                      name={name}
                      what={t('stages:median-stay')}
                      met={row.dwell.median === null ? undefined : row.dwell.median <= dwellDays * DAY}
                    >
                      {stay(format, row.dwell.median)}
                      {t('stages:at-most', { time: format.duration(dwellDays * DAY) })}
                    </Line>,
                  ]),
            ]
          })}
        </tbody>
      </table>
    </div>
  )
}

const share = (is: number | null, wanted: number) => (is === null || wanted === 0 ? undefined : is / wanted)

/** One target: what it is of, how it stands, what was wanted, and the share of it or whether it is met. */
function Line({
  name,
  what,
  met,
  children: [actual, target],
}: {
  name: string
  what: string
  met: number | boolean | undefined
  children: [React.ReactNode, React.ReactNode]
}) {
  const { t } = useTranslation()
  const format = useFormats()
  const good = met === true || (typeof met === 'number' && met >= 1)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{what}</td>
      <td className="num">{actual}</td>
      <td className="num">{target}</td>
      <td className="num" style={good ? { color: 'var(--ff-good)' } : undefined}>
        {typeof met === 'number' && `${format.share(met)} · `}
        {met === undefined ? '–' : t(good ? 'stages:is-met' : 'stages:not-met')}
      </td>
    </tr>
  )
}

interface EnteredProps extends Props {
  row: StageRow
  at: number
  name: string
  target: number
}

/** Moves into a stage in the unit of its target, up to now; a walk of its own period. */
function Entered({ workspace, question, row, at, name, target, href, follow }: EnteredProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const every = row.targets?.every ?? 'month'
  const stages = useStages(workspace, listedBy(question, { at: undefined, every }, undefined))
  const entered = stages.data?.answer.stages[at]?.entered ?? null
  return (
    <Line name={name} what={t(`stages:entered-this.${every}`)} met={share(entered, target)}>
      <Count
        of={entered}
        to={`/stages/${at}/entered`}
        href={(to) => href(to, { every })}
        follow={(to) => follow(to, { every })}
      />
      {format.count(target)}
    </Line>
  )
}
