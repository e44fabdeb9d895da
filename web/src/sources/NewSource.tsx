import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreateKey } from '../accounts/keys'
import { ErrorCard } from '../kit/ErrorCard'
import { OriginsField } from './BoundPages'
import { Snippets } from './Snippets'
import { originsOf } from './snippets'

const SCOPES = ['write', 'server'] as const

/** Makes a key, shows it once, in what one pastes, and says when its first event arrives. */
export function NewSource({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const create = useCreateKey(workspace)
  const [scope, setScope] = useState<string>('write')
  const [pages, setPages] = useState('')
  const made = create.data
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={t('sources:new')}>
      <h2>{t('sources:new')}</h2>
      <p className="ff-sub">{t('sources:new-text')}</p>
      <NativeSelect
        label={t('sources:sends')}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
        data={SCOPES.map((value) => ({ value, label: t(`sources:scope.${value}`) }))}
        style={{ maxWidth: 480 }}
      />
      {scope === 'write' && <OriginsField value={pages} change={setPages} />}
      <div className="ff-row">
        <Button
          loading={create.isPending}
          onClick={() => create.mutate({ scope, origins: scope === 'write' ? originsOf(pages) : [] })}
        >
          {t('accounts:make-key')}
        </Button>
      </div>
      {create.error && <ErrorCard error={create.error} />}
      {made?.key && (
        <>
          <p className="ff-sub">{t('sources:key-once')}</p>
          <Snippets
            key={made.id}
            workspace={workspace}
            id={made.id}
            text={made.key}
            open={made.scope === 'write'}
            bound={made.origins.length > 0}
            since={made.created}
          />
        </>
      )}
    </section>
  )
}
