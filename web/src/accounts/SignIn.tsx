import { useTranslation } from 'react-i18next'
import { useTitle } from '../kit/Page'
import { LanguageChoice } from './LanguageChoice'
import { SignInForm } from './SignInForm'

/** The door. Before there is an owner it says where the link is. */
export function SignIn({ setupOpen }: { setupOpen: boolean }) {
  const { t } = useTranslation()
  useTitle(t(setupOpen ? 'accounts:no-owner' : 'accounts:sign-in'))
  return (
    <main className="ff-door">
      <div className="ff-row">
        <img src="/favicon.svg" width={28} height={28} alt="" />
        <strong style={{ fontSize: 17 }}>Fullfunnel</strong>
        <span className="ff-spring" />
        <LanguageChoice />
      </div>
      {setupOpen ? (
        <div className="ff-card">
          <h1>{t('accounts:no-owner')}</h1>
          <p className="ff-sub">{t('accounts:no-owner-text')}</p>
        </div>
      ) : (
        <div className="ff-card">
          <h1>{t('accounts:sign-in')}</h1>
          <SignInForm />
        </div>
      )}
    </main>
  )
}
