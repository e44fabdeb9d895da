import type { Schemas } from '../../api/types'
import type { ModelState } from './stages'

export type Model = Schemas['StageModel']
export type Stage = Schemas['ModelStage']
export type Back = Schemas['ModelBack']
export type Band = Stage['band']

export const BANDS: Band[] = ['TOFU', 'MOFU', 'BOFU', 'beyond']
export const OUT = '(out)'
export const START = '(start)'
export const UNITS = ['d', 'w', 'h', 'm'] as const

const SPAN = /^(\d+)(ms|s|m|h|d|w)$/

/** A duration as a question writes it, as number and unit. */
export function spanOf(text: string): { number: number; unit: string } {
  const [, number = '0', unit = 'd'] = SPAN.exec(text) ?? []
  return { number: Number(number), unit }
}

/** What a stage or a model is called in a language; else in English, else by its key. */
export const labelOf = (labels: Record<string, string> | undefined, language: string, key: string) =>
  labels?.[language] || labels?.en || key

/** The same object without the fields that say nothing. */
export function without<T extends object>(of: T, ...fields: (keyof T)[]): T {
  const copy = { ...of }
  for (const field of fields) delete copy[field]
  return copy
}

/** A field of an object, or none where there is no value. */
export const having = <T extends object, K extends keyof T>(of: T, field: K, value: T[K] | undefined): T =>
  value === undefined ? without(of, field) : { ...of, [field]: value }

const swapped = (keys: string[], swap: (key: string) => string | undefined) =>
  keys.flatMap((key) => {
    const other = swap(key)
    return other === undefined ? [] : [other]
  })

/** What names a stage names another one, or none, in every rule of the model. */
function renamed(model: Model, swap: (key: string) => string | undefined): Model {
  const stages = model.stages.map((stage) => {
    const to = stage.decay ? swap(stage.decay.to) : undefined
    const decayed = stage.decay ? having(stage, 'decay', to === undefined ? undefined : { ...stage.decay, to }) : stage
    if (!Array.isArray(decayed.from)) return decayed
    const from = swapped(decayed.from, swap)
    return having(decayed, 'from', from.length === 0 ? undefined : from)
  })
  const back = (model.back ?? []).flatMap((rule) => {
    const to = swap(rule.to)
    const from = Array.isArray(rule.from) ? swapped(rule.from, swap) : rule.from
    if (to === undefined || (Array.isArray(from) && from.length === 0)) return []
    return [having({ ...rule, to }, 'from', from)]
  })
  return having({ ...model, stages }, 'back', back.length === 0 ? undefined : back)
}

export function renameStage(model: Model, at: number, key: string): Model {
  const old = model.stages[at]?.key
  const next = renamed(model, (named) => (named === old ? key : named))
  return { ...next, stages: next.stages.map((stage, place) => (place === at ? { ...stage, key } : stage)) }
}

/** Without a stage; who would have decayed to it stays, and rules that lead there are gone. */
export function removeStage(model: Model, at: number): Model {
  const gone = model.stages[at]?.key
  const stages = model.stages.filter((_, place) => place !== at)
  return renamed({ ...model, stages }, (named) => (named === gone ? undefined : named))
}

/** A new stage at the end, whose key none has. */
export function addStage(model: Model): Model {
  let number = model.stages.length + 1
  while (model.stages.some(({ key }) => key === `stage-${number}`)) number++
  return { ...model, stages: [...model.stages, { key: `stage-${number}`, band: model.stages.at(-1)?.band ?? 'TOFU' }] }
}

export const putStage = (model: Model, at: number, stage: Stage): Model => ({
  ...model,
  stages: model.stages.map((each, place) => (place === at ? stage : each)),
})

const KEY = /^[a-z0-9][a-z0-9_-]{0,59}$/

/** Whether a stage may have this key. */
export const isFree = (model: Model, at: number, key: string) =>
  KEY.test(key) && model.stages.every((stage, place) => place === at || stage.key !== key)

/** Where in the model a refusal is: at a stage, a rule that leads back, or elsewhere. */
export function placeOf(pointer: unknown): { stage?: number; back?: number } {
  const [, list, number] = /^(?:\/model)?\/(stages|back)\/(\d+)/.exec(String(pointer ?? '')) ?? []
  if (list === 'stages') return { stage: Number(number) }
  return list === 'back' ? { back: Number(number) } : {}
}

/** A name that no model has. */
export function freeName(like: string, models: ModelState[]): string {
  const names = new Set(models.map(({ name }) => name))
  const first = `my-${like.replace(/^my-/, '')}`
  let name = first
  for (let number = 2; names.has(name); number++) name = `${first}-${number}`
  return name
}

/** Only what decides who stands where: a name that is written asks nothing anew. */
export const rulesOf = (model: Model): Model => ({
  ...without(model, 'labels'),
  stages: model.stages.map((stage) => without(stage, 'labels', 'owner', 'channels', 'targets')),
})
