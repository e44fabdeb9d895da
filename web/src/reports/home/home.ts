import type { StageFigures } from '../../kit/pictures/Bowls'
import type { Answer } from '../funnel/answer'
import type { Matcher, Question } from '../funnel/question'

export interface PresetStage {
  key: string
  labels: Record<string, string>
  band: StageFigures['band']
  match: Matcher
  mapped: boolean
}

export interface Preset {
  name: string
  labels: Record<string, string>
  stages: PresetStage[]
}

export const PERIODS = ['7d', '30d', '90d', '365d', ''] as const

export const labelIn = (labels: Record<string, string>, language: string) => labels[language] ?? labels.en ?? ''

/** The preset as one funnel: its mapped stages in order, compared with the time before. */
export function questionOf(preset: Preset, language: string, last: string): Question {
  const steps = preset.stages
    .filter(({ mapped }) => mapped)
    .map(({ match, labels }) => ({ match, label: labelIn(labels, language) }))
  const question: Question = { ask: 'funnel', steps, window: '180d' }
  return last === '' ? question : { ...question, period: { last }, compare: 'previous' }
}

/** The stages with the answer's figures; a stage that is not mapped has none. */
export function stagesOf(preset: Preset, language: string, answer: Answer): StageFigures[] {
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
        change: next?.change?.fromPrevious ?? null,
      },
    }
  })
}
