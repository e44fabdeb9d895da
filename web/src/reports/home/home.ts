import type { Schemas } from '../../api/types'
import type { StageFigures } from '../../kit/pictures/Bowls'
import type { Answer } from '../funnel/answer'
import type { Question } from '../funnel/question'

export type Preset = Schemas['CatalogModel']

export const PERIODS = ['7d', '30d', '90d', '365d', ''] as const

export const labelIn = (labels: Record<string, string>, language: string) => labels[language] ?? labels.en ?? ''

const steps = (preset: Preset, language: string) =>
  preset.stages.filter(({ mapped }) => mapped).map(({ match, labels }) => ({ match, label: labelIn(labels, language) }))

/** The preset as one funnel: its mapped stages in order. */
export function questionOf(preset: Preset, language: string, last: string): Question {
  const question: Question = { ask: 'funnel', steps: steps(preset, language), window: '180d' }
  return last === '' ? question : { ...question, period: { last } }
}

const DAY = 86_400_000
const FAIR = 7

/**
 * The same stages for what changed: everybody is given the same seven days, so the last who count entered seven days
 * ago. People who entered yesterday would else look worse than those of last month. Undefined for all data.
 */
export function changeOf(preset: Preset, language: string, last: string, newest: string | null): Question | undefined {
  if (last === '' || newest === null) return undefined
  const end = Date.parse(newest) - FAIR * DAY
  const day = (time: number) => new Date(time - DAY).toISOString().slice(0, 10)
  const days = Number(last.slice(0, -1))
  const period = { from: day(end - (days - 1) * DAY), to: day(end) }
  return { ask: 'funnel', steps: steps(preset, language), window: `${FAIR}d`, period, compare: 'previous' }
}

/** The stages with the answer's figures; a stage that is not mapped has none. */
export function stagesOf(preset: Preset, language: string, answer: Answer, changed?: Answer): StageFigures[] {
  let step = -1
  return preset.stages.map(({ labels, band, mapped }) => {
    const label = labelIn(labels, language)
    if (!mapped) return { label, band, figures: undefined, step: -1 }
    step++
    const now = answer.steps[step]
    const next = answer.steps[step + 1]
    if (!now) return { label, band, figures: undefined, step }
    return {
      label,
      band,
      step,
      figures: {
        reached: now.reached,
        moved: next?.reached ?? 0,
        open: now.open,
        quiet: now.quiet,
        share: next ? next.fromPrevious : null,
        change: changed?.steps[step + 1]?.change?.fromPrevious ?? null,
        median: next?.time.fromPrevious?.median ?? null,
      },
    }
  })
}

/** So many days, or all. */
const DAYS = /^(\d{1,4}d)?$/

/** What stands in home's address: the days it shows. */
export const homeSearch = (search: Record<string, unknown>): { last?: string } =>
  typeof search.last === 'string' && DAYS.test(search.last) ? { last: search.last } : {}
