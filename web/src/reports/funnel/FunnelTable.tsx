import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { requiredAfter } from '../../kit/pictures/stepBars'
import { useFormats } from '../../words/format'
import { type Answer, type Group, type StepAnswer, TOO_FEW } from './answer'
import { Count, type Lists } from './Count'
import { keyOf } from './FunnelResult'

/** Less than the tenth of a point that is shown. */
const LEAST_CHANGE = 0.0005

interface Props {
  answer: Answer
  lists: Lists
  /** The steps as they were asked: their names, and which are required of nobody. */
  names: string[]
  optional: boolean[]
}

/** Every figure of the picture with its interval; each count leads to its people. */
export function FunnelTable({ answer, lists, names, optional }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const shape = useMemo(() => shapeOf(answer), [answer])
  const heads = [
    'reached',
    ...(shape.did ? ['did'] : []),
    ...(shape.entered ? ['entered'] : []),
    ...['moved', 'interval', 'of-all', 'open-head', 'quiet-head', 'median'],
    ...(shape.value ? ['sum', 'mean'] : []),
    ...(shape.compared ? ['before'] : []),
    ...(shape.tested ? ['verdict'] : []),
  ]
  const rows = { shape, lists, names, optional }
  return (
    <section className="ff-card" aria-label={t('funnel:table')}>
      <h2>{t('funnel:table')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              {answer.groups.length > 0 && <th scope="col">{t('funnel:group')}</th>}
              <th scope="col">{t('funnel:step-head')}</th>
              {heads.map((key) => (
                <th key={key} scope="col" className="num">
                  {t(`funnel:head.${key}`)}
                </th>
              ))}
              {shape.compared && (
                <th scope="col" className="num">
                  {t('funnel:change')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {answer.groups.length === 0 ? (
              <Rows steps={answer.steps} at="" {...rows} />
            ) : (
              answer.groups.map((group, index) => (
                <Rows key={keyOf(group)} steps={group.steps} at={`/groups/${index}`} group={group} {...rows} />
              ))
            )}
          </tbody>
        </table>
      </div>
      <p className="ff-small" style={{ margin: '8px 0 0' }}>
        {t('funnel:whole-entered')} <Count count={answer.entered} of="/entered" lists={lists} />
        {' · '}
        {t('funnel:whole-completed')} <Count count={answer.completed} of="/completed" lists={lists} />
        {answer.excluded > 0 && (
          <>
            {' · '}
            {t('funnel:whole-excluded')} <Count count={answer.excluded} of="/excluded" lists={lists} />
          </>
        )}
        {answer.immature > 0 && answer.rateMature !== null && (
          <> · {t('funnel:whole-mature', { share: format.share(answer.rateMature) })}</>
        )}
      </p>
    </section>
  )
}

interface Shape {
  compared: boolean
  did: boolean
  entered: boolean
  value: boolean
  tested: boolean
}

/** Which figures the answer has beyond those of every funnel. */
function shapeOf({ before, steps, groups }: Answer): Shape {
  const some = (has: (step: StepAnswer) => boolean) => steps.some(has)
  return {
    compared: before !== undefined,
    did: some(({ did }) => did !== undefined),
    entered: some(({ entered }) => entered !== undefined),
    value: some(({ value }) => value !== undefined),
    tested: groups.some(({ significance }) => significance !== undefined && significance.verdict !== 'none'),
  }
}

/** Whether a group completes at another rate than all others, in a word. */
function Verdict({ group: { significance } }: { group: Group }) {
  const { t } = useTranslation()
  if (significance === undefined || significance.verdict === 'none') return null
  const { verdict, corrected } = significance
  return (
    <span className="ff-small">
      {t(`funnel:verdict.${verdict}`)}
      {corrected !== null &&
        verdict !== 'insufficient' &&
        ` (p ${corrected < 0.001 ? '< 0.001' : corrected.toFixed(3)})`}
    </span>
  )
}

interface RowsProps {
  steps: StepAnswer[]
  at: string
  group?: Group
  shape: Shape
  lists: Lists
  names: string[]
  optional: boolean[]
}

function Rows({ steps, at, group, shape, lists, names, optional }: RowsProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const required = optional.map((each) => ({ optional: each }))
  return steps.map((step, index) => {
    const last = index === steps.length - 1
    // a step that may be left out is on nobody's way: people move on from one required step to the next
    const next = optional[index] ? undefined : steps[requiredAfter(required, index)]
    const change = next?.change?.fromPrevious
    const still = change != null && Math.abs(change) < LEAST_CHANGE
    // of a handful of people it is neither good nor bad
    const few = step.reached < TOO_FEW
    const place = `${at}/steps/${index}`
    const people = (count: number, figure: string) => <Count count={count} of={`${place}/${figure}`} lists={lists} />
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand twice
      <tr key={index} className={group !== undefined && index === 0 ? 'ff-first' : undefined}>
        {group !== undefined && <td style={{ minWidth: 88 }}>{index === 0 ? keyOf(group) : ''}</td>}
        <td>
          {step.label}
          {optional[index] && <span className="ff-small"> ({t('options:optional')})</span>}
        </td>
        <td className="num">{people(step.reached, 'reached')}</td>
        {shape.did && (
          <td className="num">
            <span className="ff-small">{names[index]} </span>
            {people(step.did ?? 0, 'did')}
          </td>
        )}
        {shape.entered && <td className="num">{people(step.entered ?? 0, 'entered')}</td>}
        <td className="num">{next ? format.share(next.fromPrevious) : '–'}</td>
        <td className="num ff-small">
          {next && next.low !== null ? `${format.share(next.low)} – ${format.share(next.high)}` : ''}
        </td>
        <td className="num">{format.share(step.fromFirst)}</td>
        <td className="num">{next ? people(step.open, 'open') : '–'}</td>
        <td className="num">{next ? people(step.quiet, 'quiet') : '–'}</td>
        <td className="num">{next?.time.fromPrevious ? format.duration(next.time.fromPrevious.median) : '–'}</td>
        {shape.value && (
          <>
            <td className="num">{format.number(step.value?.sum ?? 0)}</td>
            <td className="num">{step.value?.mean == null ? '–' : format.number(step.value.mean)}</td>
          </>
        )}
        {shape.compared && <td className="num">{people(step.before?.reached ?? 0, 'before/reached')}</td>}
        {shape.tested && <td className="num">{group && last && <Verdict group={group} />}</td>}
        {shape.compared && (
          <td
            className="num"
            style={{
              color:
                change == null || still
                  ? undefined
                  : few
                    ? 'var(--ff-ink3)'
                    : change < 0
                      ? 'var(--ff-bad)'
                      : 'var(--ff-good)',
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
