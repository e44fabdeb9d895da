import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSession } from '../api/session'
import { isLanguage, LANGUAGES, OWN_NAMES, speak } from '../words'

/** The language of the screens; kept with the person who is signed in. */
export function LanguageChoice({ labelled = false }: { labelled?: boolean }) {
  const { t, i18n } = useTranslation()
  const user = useSession().data?.user
  const keep = useLanguage()
  const choose = (language: string) => {
    if (!isLanguage(language)) return
    speak(language)
    if (user) keep.mutate(language)
  }
  return (
    <NativeSelect
      {...(labelled ? { label: t('accounts:language') } : { 'aria-label': t('accounts:language') })}
      value={i18n.language}
      onChange={(event) => choose(event.currentTarget.value)}
      data={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
    />
  )
}
