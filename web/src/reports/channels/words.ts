import { useTranslation } from 'react-i18next'
import { type Test, togetherOf } from './rules'

/** A test as a person would say it. */
export function useTestWords() {
  const { t } = useTranslation()
  const say = (test: Test, inside: boolean): string => {
    const several = togetherOf(test)
    if (several) {
      const parts = several.parts.map((part) => say(part, several.parts.length > 1 || several.how === 'not'))
      if (several.how === 'not') return t('channels:not', { what: parts[0] ?? '' })
      const joined = parts.join(` ${t(several.how === 'all' ? 'channels:and' : 'channels:or')} `)
      return inside && parts.length > 1 ? `(${joined})` : joined
    }
    if (!('property' in test)) return JSON.stringify(test)
    const value = Array.isArray(test.value) ? test.value.join(', ') : (test.value ?? '')
    return `${test.property} ${t(`channels:op.${test.op}`)} ${value}`.trim()
  }
  return (test: Test) => say(test, false)
}
