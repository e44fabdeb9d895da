import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Answer, changesOf } from '../funnel/answer'

const MOST = 3

/** What changed besides what the first sentence says. */
export function AlsoChanged({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
  const format = useFormats()
  const others = changesOf(answer).slice(1, 1 + MOST)
  if (others.length === 0) return null
  return (
    <section className="ff-card">
      <h2>{t('home:also')}</h2>
      <ul className="ff-changes">
        {others.map(({ step, change }) => (
          <li key={step}>
            <span style={{ color: change < 0 ? 'var(--ff-bad)' : 'var(--ff-good)', fontWeight: 600 }}>
              {t('home:points', { sign: change < 0 ? '▼' : '▲', points: format.points(change) })}
            </span>
            <span>
              {t('home:from-to', { from: answer.steps[step - 1]?.label, to: answer.steps[step]?.label })}{' '}
              <span className="ff-small">
                {t('funnel:now-before', {
                  now: format.share(answer.steps[step]?.fromPrevious),
                  before: format.share(answer.steps[step]?.before?.fromPrevious),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
