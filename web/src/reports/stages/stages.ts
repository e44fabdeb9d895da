import type { Schemas } from '../../api/types'
import { ask, heldObject, shortest } from '../ask'
import type { StagesSearch } from './search'

export type StagesQuestion = Schemas['StagesQuestion']
export type StagesAnswered = Schemas['StagesAnswered']
export type StageRow = Schemas['StageRow']
export type StageFlow = Schemas['StageFlow']
export type StageStock = Schemas['StageStock']
export type Cycle = Schemas['StageCycle']
export type ModelState = Schemas['ModelSettingsModelState']

/** How a number gets to whom it counts, by its place in the answer, and what stages are called. */
export interface Links {
  names: Map<string, string>
  href: (pointer: string, more?: Record<string, string>) => string
  follow: (pointer: string, more?: Pick<StagesSearch, 'at' | 'every'>) => void
}

/** The most people that a list shows. */
export const MOST_LISTED = 200

export const start = (model: string): StagesQuestion => ({
  ask: 'stages',
  model,
  period: { last: '28d' },
  compare: 'previous',
})

export function read(value: unknown): StagesQuestion {
  const held = heldObject(value)
  return held?.ask === 'stages' && held.model !== undefined
    ? ({ ...held, ask: 'stages' } as StagesQuestion)
    : start('full-funnel')
}

export const askStages = (workspace: string, question: StagesQuestion, signal: AbortSignal, of?: string) =>
  ask<StagesAnswered>(
    workspace,
    { ...shortest(question), ...(of === undefined ? {} : { list: { of, limit: MOST_LISTED } }) },
    signal,
  )

/** What a stage is called in a language: as its model says, else as it is answered. */
export function stageNames(
  model: ModelState['model'] | undefined,
  rows: StageRow[],
  language: string,
): Map<string, string> {
  const names = new Map(rows.map(({ stage, label }) => [stage, label]))
  for (const { key, labels } of model?.stages ?? []) {
    const own = labels?.[language]
    if (own !== undefined && names.has(key)) names.set(key, own)
  }
  return names
}
