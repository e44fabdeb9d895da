import { useTranslation } from 'react-i18next'

/** What kinds of ids and the rules that join them are called; one without a word keeps its own. */
export function useIdWords() {
  const { t, i18n } = useTranslation()
  return (what: 'kind' | 'rule', name: string): string => {
    const key = what === 'kind' ? `people:kind.${name}` : `people:rule.${name}`
    return i18n.exists(key) ? t(key) : name
  }
}
