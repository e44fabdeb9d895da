import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Actions } from './Actions'
import { ErrorCard } from './ErrorCard'

interface Props {
  title: string
  /** What is lost. */
  text: string
  word: string
  /** How it goes: under way, refused, begun. */
  going: { isPending: boolean; isError: boolean; error: unknown }
  act: () => void
  close: () => void
}

/** Asks before something is taken away; a refusal stands in the question. */
export function Going({ title, text, word, going, act, close }: Props) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <div style={{ display: 'grid', gap: 12 }}>
        <p className="ff-sub">{text}</p>
        {going.isError && <ErrorCard error={going.error} />}
        <Actions word={word} act={act} loading={going.isPending} close={close} />
      </div>
    </Modal>
  )
}
