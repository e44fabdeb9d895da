import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Schemas, Workspace } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { HookCard } from './HookCard'
import { HookTable } from './HookTable'
import { useHooks } from './hooks'
import { NewHook } from './NewHook'
import { SourceTabs } from './SourceTabs'

/** Where other services' webhooks come in, and what is made of them. */
export function WebhooksPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const may = useMay('keys')
  return (
    <Page title={t('sources:hooks')} lead={t('sources:hooks-lead')} sub={t('sources:hooks-sub')}>
      <SourceTabs workspace={workspace.name} />
      {may ? (
        <Hooks workspace={workspace} />
      ) : (
        <Empty title={t('sources:hooks-closed')} text={t('sources:hooks-closed-text')} />
      )}
    </Page>
  )
}

function Hooks({ workspace }: { workspace: Workspace }) {
  const hooks = useHooks(workspace.name)
  return (
    <>
      {hooks.isPending && <Loading />}
      {hooks.isError && <ErrorCard error={hooks.error} retry={() => void hooks.refetch()} />}
      {hooks.data && <Listed workspace={workspace} data={hooks.data} />}
    </>
  )
}

function Listed({ workspace, data }: { workspace: Workspace; data: Schemas['Webhooks'] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string>()
  const [fresh, setFresh] = useState<string>()
  const chosen = data.receivers.find(({ id }) => id === open)
  const card = chosen && (
    <HookCard
      key={chosen.id}
      workspace={workspace}
      hook={chosen}
      fresh={chosen.id === fresh}
      close={() => setOpen(undefined)}
    />
  )
  const make = (
    <NewHook
      key="new"
      workspace={workspace.name}
      presets={data.presets}
      made={(id) => {
        setOpen(id)
        setFresh(id)
      }}
    />
  )
  return (
    <>
      {data.receivers.length === 0 ? (
        <Empty title={t('sources:hooks-none')} text={t('sources:hooks-none-text')} />
      ) : (
        <HookTable workspace={workspace.name} hooks={data.receivers} open={setOpen} />
      )}
      {/* its secret is shown once, so that nothing moves it out of sight */}
      {open !== undefined && open === fresh ? [make, card] : [card, make]}
    </>
  )
}
