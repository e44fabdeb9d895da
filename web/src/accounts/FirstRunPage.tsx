import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useSetUp } from '../api/session'
import { useSentence } from '../kit/ErrorCard'
import { useTitle } from '../kit/Page'
import { LanguageChoice } from './LanguageChoice'

const LEAST = 12

/** The console's link leads here: makes the owner, once. */
export function FirstRunPage() {
  const { t, i18n } = useTranslation()
  const { token: given } = useParams({ from: '/first/$token' })
  const [token] = useState(given)
  const navigate = useNavigate()
  const session = useSession()
  const setUp = useSetUp()
  const sentence = useSentence()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useTitle(t('accounts:first.make'))
  useEffect(() => {
    // the link is a secret until it is used: it must not stay in the address bar or in the history
    window.history.replaceState(window.history.state, '', '/first/now')
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUp.mutate(
      { token, name, email, password, language: i18n.language },
      { onSuccess: () => void navigate({ to: '/' }) },
    )
  }
  if (session.data && !session.data.setupOpen && !setUp.isPending && !setUp.isSuccess) {
    return (
      <main className="ff-door">
        <div className="ff-card">
          <h1>{t('accounts:first.used')}</h1>
          <p className="ff-sub">{t('accounts:first.used-text')}</p>
          <Button component="a" href="/" variant="default">
            {t('accounts:sign-in')}
          </Button>
        </div>
      </main>
    )
  }
  return (
    <main className="ff-door">
      <div className="ff-row">
        <img src="/favicon.svg" width={28} height={28} alt="" />
        <strong style={{ fontSize: 17 }}>Fullfunnel</strong>
        <span className="ff-spring" />
        <LanguageChoice />
      </div>
      <h1 className="ff-lead">{t('accounts:first.lead')}</h1>
      <p className="ff-sub">{t('accounts:first.text')}</p>
      <form className="ff-card" onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
        <TextInput
          label={t('accounts:name')}
          autoComplete="name"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('accounts:email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('accounts:password')}
          description={t('accounts:password-rule', { least: LEAST })}
          autoComplete="new-password"
          required
          minLength={LEAST}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts:show-password') }}
        />
        {setUp.error && (
          <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
            {sentence(setUp.error)}
          </p>
        )}
        <Button type="submit" loading={setUp.isPending}>
          {t('accounts:first.make')}
        </Button>
      </form>
    </main>
  )
}
