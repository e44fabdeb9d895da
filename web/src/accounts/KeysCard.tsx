import { Button, Code, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { useCreateKey, useKeys, useRevokeKey } from './keys'

/** Keys that send events are made where events come from. */
const SCOPES = ['ask', 'admin'] as const

/** Keys of programs: made, shown once, taken back. */
export function KeysCard({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const keys = useKeys(workspace.name)
  const create = useCreateKey(workspace.name)
  const revoke = useRevokeKey(workspace.name)
  const [scope, setScope] = useState<string>('ask')
  if (keys.isPending) return <Loading />
  if (keys.isError) return <ErrorCard error={keys.error} retry={() => void keys.refetch()} />
  const asking = keys.data.filter(({ scope: of }) => SCOPES.some((known) => known === of))
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }}>
      <h2>{t('accounts:keys')}</h2>
      <p className="ff-sub">
        {t('accounts:keys-text')}{' '}
        <Link to="/w/$workspace/sources" params={{ workspace: workspace.name }}>
          {t('accounts:sending-keys')}
        </Link>
      </p>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('accounts:scope')}
          value={scope}
          onChange={(event) => setScope(event.currentTarget.value)}
          data={SCOPES.map((value) => ({ value, label: t(`accounts:scope.${value}`) }))}
        />
        <Button variant="default" loading={create.isPending} onClick={() => create.mutate({ scope })}>
          {t('accounts:make-key')}
        </Button>
      </div>
      {create.error && <ErrorCard error={create.error} />}
      {create.data?.key && (
        <div role="status">
          <p className="ff-sub">{t('accounts:key-once')}</p>
          <Code block>{create.data.key}</Code>
        </div>
      )}
      {asking.length > 0 && (
        <div className="ff-scroll">
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('accounts:key')}</th>
                <th scope="col">{t('accounts:scope')}</th>
                <th scope="col">{t('accounts:made')}</th>
                <th scope="col">{t('accounts:used')}</th>
                <th scope="col" aria-label={t('accounts:revoke')} />
              </tr>
            </thead>
            <tbody>
              {asking.map(({ id, scope: of, created, lastUsed, revoked }) => (
                <tr key={id}>
                  <td>{id}</td>
                  <td>{of}</td>
                  <td>{format.moment(created, workspace.zone)}</td>
                  <td>{lastUsed ? format.moment(lastUsed, workspace.zone) : t('accounts:never')}</td>
                  <td className="num">
                    {revoked ? (
                      t('accounts:revoked')
                    ) : (
                      <Button variant="default" onClick={() => revoke.mutate(id)}>
                        {t('accounts:revoke')}
                      </Button>
                    )}
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
