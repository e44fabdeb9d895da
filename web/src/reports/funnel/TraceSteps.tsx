import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { Answered } from './answer'
import { counted, missing, NEAR, type Rejected, type StepWay, type Trace, wayOf } from './trace'

interface Props {
  workspace: Workspace
  trace: Trace
  /** The question as it was answered. */
  question: Answered['question']
}

/** Step by step: the event that took it, or what was near and why it did not count. */
export function TraceSteps({ workspace, trace, question }: Props) {
  const { t } = useTranslation()
  const windowed = useWindow()
  const way = wayOf(trace, question.steps.length)
  const stopped = missing(
    way,
    question.steps.map(({ optional }) => optional),
  )
  const attempt = counted(trace)
  const labels = question.steps.map(({ label }) => label)
  return (
    <section className="ff-card" aria-label={t('trace:steps')}>
      <h2>{t('trace:steps')}</h2>
      <ol className="ff-trace">
        {way.map((one, at) => (
          <li key={one.step} data-taken={one.taken !== undefined}>
            <strong>
              <span aria-hidden="true">{one.taken ? '✓' : '–'} </span>
              {t('trace:step', { number: one.step, label: labels[at] })}
            </strong>
            <StepSaid workspace={workspace} one={one} before={way[at - 1]} />
            {one.step === stopped && attempt && attempt.ended !== 'completed' && (
              <p style={{ margin: 0 }}>{t(`trace:ended.${attempt.ended}`, { window: windowed(question.window) })}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepSaid({
  workspace,
  one: { taken, near },
  before,
}: {
  workspace: Workspace
  one: StepWay
  before: StepWay | undefined
}) {
  const { t } = useTranslation()
  const format = useFormats()
  if (taken) {
    const since = before?.taken ? (Date.parse(taken.time) - Date.parse(before.taken.time)) / 1000 : undefined
    return (
      <p style={{ margin: 0 }}>
        {t('trace:taken', { event: taken.event, time: format.moment(taken.time, workspace.zone) })}
        {since !== undefined && since >= 0 && ` ${t('trace:since', { time: format.duration(since) })}`}
      </p>
    )
  }
  if (near.length === 0) return <p style={{ margin: 0 }}>{t('trace:nothing')}</p>
  return (
    <ul>
      {near.slice(0, NEAR).map((event) => (
        <li key={`${event.time} ${event.event} ${event.reason}`}>
          <Reason workspace={workspace} event={event} />
        </li>
      ))}
      {near.length > NEAR && (
        <li className="ff-small">
          {t('trace:more-near', { count: near.length - NEAR, n: format.count(near.length - NEAR) })}
        </li>
      )}
    </ul>
  )
}

/** Why an event took no step, as a sentence. */
export function Reason({ workspace, event }: { workspace: Workspace; event: Rejected }) {
  const { t } = useTranslation()
  const format = useFormats()
  return t(`trace:reason.${event.reason}`, { event: event.event, time: format.moment(event.time, workspace.zone) })
}

/** A conversion window in words. */
export function useWindow(): (window: string) => string {
  const { t } = useTranslation()
  const format = useFormats()
  return (window) => (window === 'visit' ? t('options:window-visit') : format.window(window))
}
