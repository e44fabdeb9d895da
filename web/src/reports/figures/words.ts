import { useTranslation } from 'react-i18next'
import { type Formats, useFormats } from '../../words/format'
import { COLUMNS } from '../pages/pages'
import { type Figure, type Kind, kindOf, NAMES } from './question'

const GOAL = 'goal:'
const KNOWN = new Set([...NAMES, ...COLUMNS])

/** What figures are called, and what they are, in the reader's language. */
export function useFigureWords() {
  const { t, i18n } = useTranslation()
  const goal = (name: string) => (i18n.exists(`goals:name.${name}`) ? t(`goals:name.${name}`) : name)
  /** What a split is called: the properties that everybody has by a word, others as they are. */
  const split = (name: string) => {
    const key = `figures:by.${name.replaceAll('.', '-')}`
    return i18n.exists(key) ? t(key) : name
  }
  /** What a group is called. */
  const group = (key: string) => key.replaceAll(/\((none|other)\)/g, (_, which: string) => t(`figures:group.${which}`))
  const called = (figure: Figure, name: string): string => {
    if (typeof figure !== 'string') return name
    if (KNOWN.has(figure)) return t(`figures:name.${figure}`)
    return figure.startsWith(GOAL) ? goal(figure.slice(GOAL.length)) : figure
  }
  const about = (figure: Figure): string => {
    if (typeof figure !== 'string') return JSON.stringify(figure)
    if (KNOWN.has(figure)) return t(`figures:about.${figure}`)
    return t('figures:about-goal', { goal: figure.slice(GOAL.length) })
  }
  return { called, about, goal, split, group }
}

/** A value as its kind is written; a ratio above one is a number, not a share. */
export function writtenValue(value: number | null | undefined, kind: Kind, format: Formats, currency: string): string {
  if (value == null) return '–'
  switch (kind) {
    case 'money':
      return format.money(value, currency)
    case 'seconds':
      return format.duration(value)
    case 'share':
      return format.share(value)
    case 'ratio':
      return value <= 1 ? format.share(value) : format.number(value)
    case 'number':
      return format.number(value)
    case 'part':
      return format.part(value)
    default:
      return format.count(value)
  }
}

export function useWritten(currency: string) {
  const format = useFormats()
  return (value: number | null | undefined, figure: Figure) => writtenValue(value, kindOf(figure), format, currency)
}
