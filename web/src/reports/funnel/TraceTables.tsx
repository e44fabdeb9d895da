import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Folded } from '../../kit/Folded'
import { useFormats } from '../../words/format'
import type { Answered } from './answer'
import { Reason, useWindow } from './TraceSteps'
import type { Trace } from './trace'

interface Props {
  workspace: Workspace
  trace: Trace
  question: Answered['question']
}

/** Everything that was tried, and everything that took no step. */
export function TraceTables({ workspace, trace, question }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const windowed = useWindow()
  const label = (step: number) => question.steps[step - 1]?.label ?? String(step)
  return (
    <>
      {trace.attempts.length > 0 && (
        <section className="ff-card" aria-label={t('trace:attempts')}>
          <h2>{t('trace:attempts')}</h2>
          <div className="ff-scroll">
            <table className="ff-table">
              <thead>
                <tr>
                  <th scope="col">{t('trace:begun')}</th>
                  <th scope="col">{t('trace:came-to')}</th>
                  <th scope="col">{t('trace:end')}</th>
                  <th scope="col">{t('trace:counts')}</th>
                </tr>
              </thead>
              <tbody>
                {trace.attempts.map((attempt, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two attempts may begin at one moment
                  <tr key={at}>
                    <td>{format.moment(attempt.start, workspace.zone)}</td>
                    <td>
                      {t('trace:depth', {
                        depth: attempt.depth,
                        all: question.steps.length,
                        step: label(attempt.events.at(-1)?.step ?? 1),
                      })}
                    </td>
                    <td>{t(`trace:ended.${attempt.ended}`, { window: windowed(question.window) })}</td>
                    <td>{attempt.counts ? t('trace:yes') : t('trace:no')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {trace.rejected.length > 0 && (
        <Folded name={t('trace:rejected')} when>
          <section className="ff-card" aria-label={t('trace:rejected')}>
            <h2>{t('trace:rejected')}</h2>
            <ul style={{ margin: '8px 0 0', paddingLeft: 16 }}>
              {trace.rejected.map((event, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two events may fall on one moment
                <li key={at} style={{ overflowWrap: 'anywhere' }}>
                  <Reason workspace={workspace} event={event} />{' '}
                  <span className="ff-small">{t('trace:for-step', { step: label(event.step) })}</span>
                </li>
              ))}
            </ul>
          </section>
        </Folded>
      )}
    </>
  )
}
