import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  /** What is done, in a word. */
  word: string
  act: () => void
  disabled?: boolean
  loading: boolean
  close: () => void
}

/** At the end of an editor or a question: to do it, or to leave it. */
export function Actions({ word, act, disabled = false, loading, close }: Props) {
  const { t } = useTranslation()
  return (
    <div className="ff-row">
      <Button disabled={disabled} loading={loading} onClick={act}>
        {word}
      </Button>
      <Button variant="default" onClick={close}>
        {t('app:cancel')}
      </Button>
    </div>
  )
}
