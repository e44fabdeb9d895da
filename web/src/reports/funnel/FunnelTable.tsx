import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Answer, type StepAnswer, TOO_FEW } from './answer'
import { keyOf } from './FunnelResult'

/** Less than the tenth of a point that is shown. */
const LEAST_CHANGE = 0.0005

interface Props {
  answer: Answer
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

/** Every figure of the picture with its interval; each count leads to its people. */
export function FunnelTable({ answer, href, follow }: Props) {
  const { t } = useTranslation()
  const compared = answer.before !== undefined
  return (
    <section className="ff-card">
      <h2>{t('funnel:table')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              {answer.groups.length > 0 && <th scope="col">{t('funnel:group')}</th>}
              <th scope="col">{t('funnel:step-head')}</th>
              {['reached', 'moved', 'interval', 'of-all', 'open-head', 'quiet-head', 'median'].map((key) => (
                <th key={key} scope="col" className="num">
                  {t(`funnel:head.${key}`)}
                </th>
              ))}
              {compared && (
                <th scope="col" className="num">
                  {t('funnel:change')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {answer.groups.length === 0 ? (
              <Rows steps={answer.steps} at="" compared={compared} href={href} follow={follow} />
            ) : (
              answer.groups.map((group, index) => (
                <Rows
                  key={keyOf(group)}
                  steps={group.steps}
                  at={`/groups/${index}`}
                  group={keyOf(group)}
                  compared={compared}
                  href={href}
                  follow={follow}
                />
              ))
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface RowsProps {
  steps: StepAnswer[]
  at: string
  group?: string
  compared: boolean
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

function Rows({ steps, at, group, compared, href, follow }: RowsProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const people = (count: number, pointer: string) =>
    count === 0 ? (
      '0'
    ) : (
      <a
        href={href(pointer)}
        onClick={(event) => {
          event.preventDefault()
          follow(pointer)
        }}
      >
        {format.count(count)}
      </a>
    )
  return steps.map((step, index) => {
    const next = steps[index + 1]
    const change = next?.change?.fromPrevious
    const still = change != null && Math.abs(change) < LEAST_CHANGE
    // of a handful of people it is neither good nor bad
    const few = step.reached < TOO_FEW
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand twice
      <tr key={index}>
        {group !== undefined && <td>{index === 0 ? group : ''}</td>}
        <td>{step.label}</td>
        <td className="num">{people(step.reached, `${at}/steps/${index}/reached`)}</td>
        <td className="num">{next ? format.share(next.fromPrevious) : '–'}</td>
        <td className="num ff-small">{next ? `${format.share(next.low)} – ${format.share(next.high)}` : ''}</td>
        <td className="num">{format.share(step.fromFirst)}</td>
        <td className="num">{next ? people(step.open, `${at}/steps/${index}/open`) : '–'}</td>
        <td className="num">{next ? people(step.quiet, `${at}/steps/${index}/quiet`) : '–'}</td>
        <td className="num">{next?.time.fromPrevious ? format.duration(next.time.fromPrevious.median) : '–'}</td>
        {compared && (
          <td
            className="num"
            style={{
              color: change == null || still || few ? undefined : change < 0 ? 'var(--ff-bad)' : 'var(--ff-good)',
            }}
          >
            {change == null
              ? '–'
              : still
                ? '='
                : t('funnel:points', { sign: change < 0 ? '▼' : '▲', points: format.points(change) })}
          </td>
        )}
      </tr>
    )
  })
}

/** The table as rows for a spreadsheet. */
export function tableRows(answer: Answer): (string | number)[][] {
  const rows = (steps: StepAnswer[], group: string) =>
    steps.map((step) => [
      group,
      step.label,
      step.reached,
      step.fromPrevious ?? '',
      step.low ?? '',
      step.high ?? '',
      step.fromFirst ?? '',
      step.open,
      step.quiet,
    ])
  const head = ['group', 'step', 'reached', 'fromPrevious', 'low', 'high', 'fromFirst', 'open', 'quiet']
  return [head, ...rows(answer.steps, ''), ...answer.groups.flatMap((group) => rows(group.steps, keyOf(group)))]
}
