import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../kit/Page'

export function NotFound({ text }: { text?: string }) {
  const { t } = useTranslation()
  const said = text ?? t('app:not-found')
  useTitle(said)
  return (
    <main className="ff-door">
      <h1>{said}</h1>
      <Anchor href="/">{t('app:to-start')}</Anchor>
    </main>
  )
}
