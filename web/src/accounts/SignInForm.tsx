import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem'
import { useSignIn } from '../api/session'
import { useSentence } from '../kit/ErrorCard'

export function SignInForm({ email: known = '', done }: { email?: string; done?: () => void }) {
  const { t } = useTranslation()
  const sentence = useSentence()
  const signIn = useSignIn()
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password }, { onSuccess: () => done?.() })
  }
  const wrong = signIn.error && asProblem(signIn.error).code === 'credentials'
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 12, marginTop: 12 }}>
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
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('accounts:show-password') }}
      />
      {signIn.error && (
        <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
          {wrong ? t('accounts:wrong') : sentence(signIn.error)}
        </p>
      )}
      <Button type="submit" loading={signIn.isPending} size="md">
        {t('accounts:sign-in')}
      </Button>
    </form>
  )
}
