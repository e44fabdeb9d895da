import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change, within } from '../api/client'
import { useMay } from '../api/may'
import { useRefreshSession, useSession } from '../api/session'
import type { Schemas, Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { useFormats } from '../words/format'
import { useIdWords } from './words'

interface Props {
  workspace: Workspace
  person: Schemas['Person']
  erased: () => void
}

const file = (workspace: string, id: string, format: string) =>
  `/api/v1${within(workspace, `/person/export?${new URLSearchParams({ id, format })}`)}`

/** What somebody may demand: all that is known of them as a file, and to be forgotten. */
export function Leaving({ workspace, person, erased }: Props) {
  const { t } = useTranslation()
  const personal = useMay('personal')
  const owner = useSession().data?.user?.role === 'owner'
  const [open, setOpen] = useState(false)
  if (!personal) return null
  return (
    <section className="ff-card" aria-label={t('people:leaving')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('people:leaving')}</h2>
      <div className="ff-row">
        {(['json', 'html'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            component="a"
            href={file(workspace.name, person.person, format)}
            download={`person.${format}`}
          >
            {t(`people:export.${format}`)}
          </Button>
        ))}
        {owner && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('people:erase')}
          </Button>
        )}
      </div>
      {open && <Erase workspace={workspace} person={person} erased={erased} close={() => setOpen(false)} />}
    </section>
  )
}

/** Asks for the person's id before anything is lost, and says what will be. */
function Erase({ workspace, person, erased, close }: Props & { close: () => void }) {
  const { t } = useTranslation()
  const called = useIdWords()
  const format = useFormats()
  const client = useQueryClient()
  const refresh = useRefreshSession()
  const [typed, setTyped] = useState('')
  const erase = useMutation({
    mutationFn: () => change('DELETE', within(workspace.name, `/person?${new URLSearchParams({ id: person.person })}`)),
    onSuccess: async () => {
      erased()
      await refresh()
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === workspace.name })
    },
  })
  return (
    <Modal opened onClose={close} title={t('people:erase-title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          erase.mutate()
        }}
      >
        <p className="ff-sub">
          {t('people:erase-text', { events: format.count(person.events), ids: format.count(person.ids.length) })}
        </p>
        <p className="ff-sub">{t('people:erase-failed')}</p>
        <ul style={{ margin: 0, paddingLeft: 16, overflowWrap: 'anywhere' }}>
          {person.ids.map(({ kind, value }) => (
            <li key={`${kind} ${value}`}>
              {value} <span className="ff-small">{called('kind', kind)}</span>
            </li>
          ))}
        </ul>
        <TextInput
          label={t('people:erase-type', { id: person.person })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoComplete="off"
        />
        {erase.isError && <ErrorCard error={erase.error} />}
        <div className="ff-row">
          <Button type="submit" disabled={typed.trim() !== person.person} loading={erase.isPending}>
            {t('people:erase-now')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('app:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
