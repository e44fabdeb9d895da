import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answered } from './answer'
import { labelOf, type Question } from './question'

const MILLIS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** The last day on which somebody could enter and still have had the whole window. */
export function lastMatureDay(asOf: string, window: string): string | undefined {
  const [, number, unit] = /^(\d+)([mhdw])$/.exec(window) ?? []
  if (number === undefined || unit === undefined) return undefined
  const end = Date.parse(asOf) - Number(number) * MILLIS[unit as keyof typeof MILLIS] - MILLIS.d
  return new Date(end).toISOString().slice(0, 10)
}

interface Props {
  notes: Answered['notes']
  question: Question
  asOf: string | null
  change: (question: Question) => void
}

/** What the figures do not say by themselves, each with a way out where there is one. */
export function Notes({ notes, question, asOf, change }: Props) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  const remedy = (code: string, text: string) => {
    if (code === 'late') return { word: t('funnel:remedy.late'), next: { ...question, window: '180d' } }
    const mature = asOf === null ? undefined : lastMatureDay(asOf, question.window ?? '30d')
    const from = question.period && 'from' in question.period ? question.period.from : undefined
    if (code === 'young' && mature !== undefined && (from === undefined || from < mature)) {
      return {
        word: t('funnel:remedy.young'),
        next: { ...question, period: { from: from ?? '2000-01-01', to: mature } },
      }
    }
    if (code === 'skipped' && question.steps.length > 2) {
      // people did this step without those before it: the one before it is not on everybody's way
      const at = question.steps.findIndex((step, index) => index > 1 && text.includes(`"${labelOf(step)}"`))
      const before = question.steps[at - 1]
      if (at > 1 && before !== undefined) {
        return {
          word: t('funnel:remedy.skipped', { step: labelOf(before) }),
          next: { ...question, steps: question.steps.filter((_, index) => index !== at - 1) },
        }
      }
    }
    return undefined
  }
  return (
    <section className="ff-card" aria-label={t('funnel:notes')} style={{ display: 'grid', gap: 8 }}>
      <h2>{t('funnel:notes')}</h2>
      {notes.map(({ code, text }) => {
        const way = remedy(code, text)
        return (
          <div key={text} className="ff-row">
            <span lang="en" style={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
              {text}
            </span>
            {way && (
              <Button variant="default" size="compact-sm" onClick={() => change(way.next)}>
                {way.word}
              </Button>
            )}
          </div>
        )
      })}
    </section>
  )
}
