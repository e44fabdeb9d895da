import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem'
import { ErrorCard } from '../kit/ErrorCard'
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

/** A page that broke while it was drawn: what the others show stays in reach. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div className="ff-content">
      <ErrorCard error={error instanceof Problem ? error : new Problem(0, 'unexpected', '')} retry={reset} />
    </div>
  )
}
