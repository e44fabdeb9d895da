import { Button, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { Page } from '../kit/Page'
import { LatelyHere } from './LatelyHere'
import { PersonPage } from './PersonPage'

/** The person whose id stands in the address, or a place to type one. */
export function PeoplePage() {
  const { id } = useSearch({ from: '/w/$workspace/people' })
  return id === undefined ? <FindPage /> : <PersonPage id={id} />
}

/** Finds a person by any of their ids. */
function FindPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/w/$workspace/people', params: { workspace: workspace.name }, search: { id: id.trim() } })
  }
  return (
    <Page title={t('app:people')} lead={t('people:lead')} sub={t('people:sub')}>
      <form className="ff-card ff-row" onSubmit={submit} style={{ alignItems: 'end' }}>
        <TextInput
          label={t('people:id')}
          required
          withAsterisk={false}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          style={{ flex: 1, maxWidth: 420 }}
        />
        <Button type="submit">{t('people:find')}</Button>
      </form>
      <LatelyHere workspace={workspace} />
    </Page>
  )
}
