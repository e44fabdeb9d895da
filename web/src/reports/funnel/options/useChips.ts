import { useTranslation } from 'react-i18next'
import { labelOf, nameOf, type Question, type Some } from '../question'
import { conditionsOf, said, withConditions } from './conditions'

/** An option that was chosen: its place in the question, what it says, and the question's fields without it. */
export interface Chip {
  place: string
  text: string
  without: Some
}

const TEXTS = ['tolerance', 'asOf', 'zone', 'value'] as const
const WORDS = ['order', 'count', 'weekStart', 'channels'] as const

/** What was chosen beyond the usual, in words; nothing of what holds anyway. */
export function useChips(): (question: Question) => Chip[] {
  const { t } = useTranslation()
  const chip = (place: string, name: string, value: string, without: Some): Chip => ({
    place,
    text: t('options:chip', { name, value }),
    without,
  })
  return (question) => {
    const labels = question.steps.map(labelOf)
    const chips: Chip[] = []
    for (const field of WORDS) {
      const value = question[field]
      if (value !== undefined) {
        chips.push(chip(`/${field}`, t(`options:${field}`), t(`options:${field}.${value}`), { [field]: undefined }))
      }
    }
    for (const field of TEXTS) {
      const value = question[field]
      if (value !== undefined) chips.push(chip(`/${field}`, t(`options:${field}`), value, { [field]: undefined }))
    }
    const { actor, attempt, mode, by } = question
    if (question.open === true) {
      chips.push({ place: '/open', text: t('options:open-short'), without: { open: undefined } })
    }
    if (actor !== undefined && actor !== 'person') {
      const who = typeof actor === 'object' ? actor.property : t(`options:actor.${actor}`)
      chips.push(chip('/actor', t('options:actor'), who, { actor: undefined }))
    }
    if (attempt !== undefined) {
      chips.push(chip('/attempt', t('funnel:attempt'), t(`funnel:attempt.${attempt}`), { attempt: undefined }))
    }
    question.exclude?.forEach((one, at) => {
      const rest = question.exclude?.filter((_, other) => other !== at)
      const bounds = [labels[(one.after ?? 1) - 1], labels[(one.before ?? labels.length) - 1]].join(' – ')
      const value = labels.length > 0 ? `${nameOf(one.match)} (${bounds})` : nameOf(one.match)
      chips.push(chip(`/exclude/${at}`, t('options:not'), value, { exclude: rest?.length ? rest : undefined }))
    })
    if (question.hold !== undefined) {
      chips.push(chip('/hold', t('options:hold'), question.hold.join(', '), { hold: undefined }))
    }
    for (const of of ['where', 'people'] as const) {
      const list = conditionsOf(question[of])
      list.forEach((condition, at) => {
        const rest = withConditions(list.filter((_, other) => other !== at))
        chips.push(chip(`/${of}`, t(`options:${of}`), said(condition), { [of]: rest }))
      })
    }
    for (const who of ['bots', 'internal'] as const) {
      if (question[who] === 'include') {
        chips.push({ place: `/${who}`, text: t(`options:with.${who}`), without: { [who]: undefined } })
      }
    }
    if (question.fold === false) {
      chips.push({ place: '/fold', text: t('options:unfolded'), without: { fold: undefined } })
    }
    if (typeof by === 'object' && 'audience' in by) {
      chips.push(chip('/by', t('funnel:by'), [by.audience].flat().join(', '), { by: undefined }))
    }
    if (mode !== undefined) {
      const [name = '', ...rules] = mode.split('+')
      chips.push(
        chip('/mode', t('options:mode'), [t(`options:mode.${name}`), ...rules].join(' + '), { mode: undefined }),
      )
    }
    return chips
  }
}
