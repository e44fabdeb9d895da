import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Answer, biggestChange, biggestDrop } from './answer'

/** What is said first, and the people it is about. */
export interface Said {
  lead: string
  sub?: string
  kick?: { word: string; good: boolean }
  of?: string
}

/** The one sentence first: what changed most, else where most people stay behind. */
export function useSummary() {
  const { t } = useTranslation()
  const format = useFormats()
  return (answer: Answer): Said => {
    const first = answer.steps[0]
    const last = answer.steps.at(-1)
    if (!first || !last || answer.entered === 0) return { lead: t('funnel:nobody', { step: first?.label ?? '' }) }
    if (answer.steps.length === 1) {
      return { lead: t('funnel:only', { people: format.count(answer.entered), step: first.label }) }
    }
    const overall = t('funnel:overall', {
      completed: format.count(answer.completed),
      entered: format.count(answer.entered),
      share: format.share(answer.rate),
      last: last.label,
    })
    const changed = biggestChange(answer)
    if (changed) {
      const step = answer.steps[changed.step]
      const from = answer.steps[changed.step - 1]
      const key = changed.change < 0 ? 'funnel:lost' : 'funnel:won'
      return {
        kick: { word: t(changed.change < 0 ? 'funnel:kick-lost' : 'funnel:kick-won'), good: changed.change > 0 },
        of: `/steps/${changed.step}/dropped`,
        lead: t(key, { from: from?.label, to: step?.label, points: format.points(changed.change) }),
        sub: `${t('funnel:now-before', {
          now: format.share(step?.fromPrevious),
          before: format.share(step?.before?.fromPrevious),
        })} ${overall}`,
      }
    }
    const drop = biggestDrop(answer)
    if (drop === undefined) return { lead: overall }
    return {
      kick: { word: t('funnel:kick-leak'), good: false },
      of: `/steps/${drop}/dropped`,
      lead: t('funnel:leak', {
        from: answer.steps[drop - 1]?.label,
        to: answer.steps[drop]?.label,
        people: format.count(answer.steps[drop]?.dropped ?? 0),
      }),
      sub: overall,
    }
  }
}
