import { Button, Switch, TagsInput, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Workspace } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { type Guards, useGuards, useSaveGuards, useSetAside } from './useGuards'

/** What keeps ids apart that only seem to belong together, and what did not join. */
export function IdentityPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const guards = useGuards(workspace.name)
  return (
    <Page title={t('app:identity')} lead={t('rules:identity-lead')} sub={t('rules:identity-sub')}>
      {guards.isPending && <Loading />}
      {guards.isError && <ErrorCard error={guards.error} retry={() => void guards.refetch()} />}
      {guards.data && <GuardsCard key={JSON.stringify(guards.data)} workspace={workspace.name} guards={guards.data} />}
      <SetAside workspace={workspace} />
    </Page>
  )
}

function GuardsCard({ workspace, guards }: { workspace: string; guards: Guards }) {
  const { t } = useTranslation()
  const chooses = useMay('workspaces')
  const [chosen, setChosen] = useState(guards)
  const save = useSaveGuards(workspace)
  const put = (some: Partial<Guards>) => setChosen({ ...chosen, ...some })
  const same = JSON.stringify(chosen) === JSON.stringify(guards)
  return (
    <section className="ff-card" aria-label={t('rules:guards')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('rules:guards')}</h2>
      <TagsInput
        label={t('rules:blocked')}
        value={chosen.blocked}
        disabled={!chooses}
        onChange={(blocked) => put({ blocked })}
      />
      <TextInput
        label={t('rules:most-ids')}
        type="number"
        min={2}
        value={chosen.mostIds}
        disabled={!chooses}
        onChange={({ currentTarget }) => put({ mostIds: Math.floor(Number(currentTarget.value)) })}
        maw={320}
      />
      <Switch
        label={t('rules:devices')}
        checked={chosen.devicesJoinUsers}
        disabled={!chooses}
        onChange={({ currentTarget }) => put({ devicesJoinUsers: currentTarget.checked })}
      />
      {save.isError && <ErrorCard error={save.error} />}
      {chooses && (
        <div className="ff-row">
          <Button disabled={same} loading={save.isPending} onClick={() => save.mutate(chosen)}>
            {t('accounts:keep')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Evidence that joined nobody, with what kept it from that. */
function SetAside({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const aside = useSetAside(workspace.name)
  if (aside.isPending) return <Loading />
  if (aside.isError) return <ErrorCard error={aside.error} retry={() => void aside.refetch()} />
  return (
    <section className="ff-card" aria-label={t('people:set-aside')}>
      <h2>{t('people:set-aside')}</h2>
      {aside.data.length === 0 ? (
        <p className="ff-sub">{t('rules:all-joined')}</p>
      ) : (
        <div className="ff-scroll">
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('people:aside-why')}</th>
                <th scope="col">{t('people:evidence')}</th>
                <th scope="col">{t('rules:when')}</th>
                <th scope="col">{t('people:other-person')}</th>
              </tr>
            </thead>
            <tbody>
              {aside.data.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no name but its place
                <tr key={at}>
                  <td>{t(`people:aside.${one.reason}`)}</td>
                  <td style={{ overflowWrap: 'anywhere' }}>{one.evidence ?? t('people:hidden')}</td>
                  <td>{format.moment(one.at, workspace.zone)}</td>
                  <td>
                    <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id: one.other }}>
                      {one.other}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
