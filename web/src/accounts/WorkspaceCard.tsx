import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change, within } from '../api/client'
import { useRefreshSession } from '../api/session'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'

/** How a workspace reckons: zone, currency, first day of the week. */
export function WorkspaceCard({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const refresh = useRefreshSession()
  const [zone, setZone] = useState(workspace.zone)
  const [currency, setCurrency] = useState(workspace.currency)
  const [weekStart, setWeekStart] = useState<string>(workspace.weekStart)
  const keep = useMutation({
    mutationFn: () => change<Workspace>('PATCH', within(workspace.name), { zone, currency, weekStart }),
    onSuccess: refresh,
  })
  const zones = Intl.supportedValuesOf('timeZone')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  return (
    <form className="ff-card" onSubmit={submit} style={{ display: 'grid', gap: 12, justifyItems: 'start' }}>
      <h2>{workspace.name}</h2>
      <NativeSelect
        label={t('accounts:zone')}
        value={zone}
        onChange={(event) => setZone(event.currentTarget.value)}
        data={zones.includes(zone) ? zones : [zone, ...zones]}
      />
      <TextInput
        label={t('accounts:currency')}
        value={currency}
        maxLength={3}
        pattern="[A-Z]{3}"
        required
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
      />
      <NativeSelect
        label={t('accounts:week-start')}
        value={weekStart}
        onChange={(event) => setWeekStart(event.currentTarget.value)}
        data={[
          { value: 'monday', label: t('accounts:monday') },
          { value: 'sunday', label: t('accounts:sunday') },
        ]}
      />
      {keep.error && <ErrorCard error={keep.error} />}
      <div className="ff-row">
        <Button type="submit" variant="default" loading={keep.isPending}>
          {t('accounts:keep')}
        </Button>
        {keep.isSuccess && <span role="status">{t('accounts:kept')}</span>}
      </div>
    </form>
  )
}
