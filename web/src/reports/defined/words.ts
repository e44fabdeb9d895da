import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Did, timesOf } from './audience'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown) => (Array.isArray(value) ? value.map(String).join(', ') : String(value ?? ''))

/** What a matcher or a condition means, as a person would say it; what has no words is shown as it is written. */
export function useMeaning() {
  const { t } = useTranslation()
  const format = useFormats()
  const quoted = (name: unknown) => t('goals:quoted', { name: String(name) })
  const several = (parts: unknown[], word: string, inside: boolean) => {
    const joined = parts.map((part) => said(part, parts.length > 1)).join(` ${word} `)
    return inside && parts.length > 1 ? `(${joined})` : joined
  }
  const period = (within: unknown): string => {
    if (!isFields(within)) return ''
    const [[which, how] = []] = Object.entries(within)
    if (which === 'last') return ` ${t('goals:in-last', { time: format.window(String(how)) })}`
    const named = `${which}-${String(how)}`
    const known = ['this-week', 'previous-week', 'this-month', 'previous-month', 'this-year'].includes(named)
    return known ? `, ${t(`funnel:period.${named}`)}` : `, ${JSON.stringify(within)}`
  }
  const said = (value: unknown, inside = false): string => {
    if (typeof value === 'string') return quoted(value)
    if (Array.isArray(value)) return several(value, t('channels:and'), inside)
    if (!isFields(value)) return JSON.stringify(value)
    if (Array.isArray(value.any)) return several(value.any, t('channels:or'), inside)
    if (Array.isArray(value.all)) return several(value.all, t('channels:and'), inside)
    if (value.not !== undefined) return t('channels:not', { what: said(value.not) })
    if (typeof value.goal === 'string') return t('goals:the-goal', { name: value.goal })
    if (typeof value.audience === 'string') return quoted(value.audience)
    if (value.did !== undefined) {
      const { how, number } = timesOf(value as unknown as Did)
      const times = `${t(`goals:often.${how}`)} ${number}`
      return t('goals:did', { count: number, what: said(value.did, true), times }) + period(value.in)
    }
    if (typeof value.property === 'string') {
      return `${value.property} ${t(`goals:op.${String(value.op)}`)} ${shown(value.value)}`.trim()
    }
    if (typeof value.event === 'string') {
      const which = value.nth === undefined ? '' : ` ${t('goals:nth', { nth: Number(value.nth) })}`
      const name = value.event === '*' ? t('goals:any-event') : quoted(value.event)
      const where = Array.isArray(value.where) && value.where.length === 0 ? undefined : value.where
      return where === undefined ? name + which : t('goals:where', { event: name + which, what: said(where) })
    }
    return JSON.stringify(value)
  }
  return (value: unknown) => said(value)
}
