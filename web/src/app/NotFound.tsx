import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function NotFound({ text }: { text?: string }) {
  const { t } = useTranslation()
  return (
    <main className="ff-door">
      <h1>{text ?? t('app:not-found')}</h1>
      <Anchor href="/">{t('app:to-start')}</Anchor>
    </main>
  )
}
