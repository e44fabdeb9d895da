import { useTranslation } from 'react-i18next'
import { asReason, kindOf, type Seen, type Source, saysAll } from './sources'

/** What sources, outcomes and reasons are called. */
export function useSourceWords() {
  const { t } = useTranslation()
  return {
    kind: (from: string) => {
      const kind = kindOf(from)
      return kind === 'other' ? from : t(`sources:kind.${kind}`)
    },
    state: ({ state }: Source) => t(`sources:state.${state}`),
    outcome: ({ outcome }: Pick<Seen, 'outcome'>) => t(`sources:outcome.${outcome}`),
    /** Why something did not go in: in the reader's language where the reason is known. */
    reason: (code: string | null) => {
      const reason = asReason(code)
      return reason === undefined ? (code ?? '') : t(`sources:reason.${reason}`)
    },
    /** What the server says beyond the reason, in English: a name, a length, an origin. */
    more: ({ code, sentence }: { code: string | null; sentence: string | null }) =>
      sentence && !saysAll(code) ? sentence : undefined,
  }
}
