import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '../accounts/SignInForm'

/** Asks to sign in over the page as it is: what was typed stays. */
export function SignInAgain({ email, done }: { email: string; done: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const signedIn = () => {
    done()
    void client.invalidateQueries()
  }
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('accounts:again.title')} centered>
      <p className="ff-sub">{t('accounts:again.text')}</p>
      <SignInForm email={email} done={signedIn} />
    </Modal>
  )
}
