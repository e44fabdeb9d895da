import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { Page } from '../kit/Page'

/** Finds a person by any of their ids. */
export function PeoplePage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/w/$workspace/people/$person', params: { workspace: workspace.name, person: id.trim() } })
  }
  return (
    <Page title={t('app:people')} lead={t('people:lead')} sub={t('people:sub')}>
      <form className="ff-card ff-row" onSubmit={submit} style={{ alignItems: 'end' }}>
        <TextInput
          label={t('people:id')}
          required
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          style={{ flex: 1, maxWidth: 420 }}
        />
        <Button type="submit">{t('people:find')}</Button>
      </form>
    </Page>
  )
}
