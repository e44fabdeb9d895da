import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, OWN_NAMES } from '../../words'

type Labels = Record<string, string>

/** What something is called, by language; those that are left out are called as in English. */
export function LabelFields({
  labels,
  change,
}: {
  labels: Labels | undefined
  change: (labels: Labels | undefined) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="ff-row" style={{ alignItems: 'start' }}>
      {LANGUAGES.map((language) => (
        <TextInput
          key={language}
          label={t('models:label', { language: OWN_NAMES[language] })}
          value={labels?.[language] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { [language]: _, ...rest } = labels ?? {}
            const next = value === '' ? rest : { ...rest, [language]: value }
            change(Object.keys(next).length === 0 ? undefined : next)
          }}
          style={{ flex: '1 1 160px' }}
        />
      ))}
    </div>
  )
}
