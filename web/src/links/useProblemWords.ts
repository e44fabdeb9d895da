import { useTranslation } from 'react-i18next'
import { short } from '../words/format'
import type { LinkProblem } from './links'

/** What is wrong with a link, as a sentence. */
export function useProblemWords() {
  const { t } = useTranslation()
  return ({ code, tag, value, mended }: LinkProblem): string => {
    const missing = code === 'missing' && value !== ''
    return t(`links:problem.${missing ? 'missing-beside' : code}`, {
      tag: t(`links:tag.${tag}`),
      value: short(value),
      mended: mended === null ? null : short(mended),
    })
  }
}
