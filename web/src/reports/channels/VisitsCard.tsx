import { Button, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../api/problem'
import { type Channels, useSaveVisits } from './useChannels'

interface Props {
  workspace: string
  visits: Channels['visits']
  may: boolean
}

/** When a visit ends, and which hosts are the workspace's own and so nobody's source. */
export function VisitsCard({ workspace, visits, may }: Props) {
  const { t } = useTranslation()
  const [pause, setPause] = useState(String(visits.pauseMinutes))
  const [hosts, setHosts] = useState(visits.ownHosts ?? [])
  const save = useSaveVisits(workspace)
  const given = { pauseMinutes: Number(pause), ownHosts: hosts.length === 0 ? null : hosts }
  const same = JSON.stringify(given) === JSON.stringify(visits)
  return (
    <section className="ff-card" aria-label={t('channels:visits')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('channels:visits')}</h2>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('channels:pause')}
          type="number"
          min={1}
          value={pause}
          disabled={!may}
          onChange={({ currentTarget }) => setPause(currentTarget.value)}
          w={220}
        />
        <TagsInput
          label={t('channels:hosts')}
          placeholder={hosts.length === 0 ? t('channels:hosts-found') : ''}
          value={hosts}
          disabled={!may}
          onChange={setHosts}
          style={{ flex: 1, minWidth: 220 }}
        />
        {may && (
          <Button variant="default" disabled={same} loading={save.isPending} onClick={() => save.mutate(given)}>
            {t('accounts:keep')}
          </Button>
        )}
      </div>
      {save.isError && (
        <p role="alert" style={{ margin: 0, color: 'var(--ff-bad)' }}>
          {asProblem(save.error).message}
        </p>
      )}
      {save.isSuccess && same && <p role="status">{t('accounts:kept')}</p>}
    </section>
  )
}
