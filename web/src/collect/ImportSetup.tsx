import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefreshSession } from '../api/session'
import { ErrorCard, useSentence } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { EventTable } from './EventTable'
import { mapped, type Options, PLAIN, type Preview, suggestedFor, type Upload, useImport, usePreview } from './files'
import { JobCard } from './JobCard'
import { useJob } from './jobs'
import { MappingTable } from './MappingTable'
import { RefusedRows } from './RefusedRows'
import { RefusedTable } from './RefusedTable'
import { Trial } from './Trial'

const INTO = ['events', 'people', 'deals'] as const

/** A file that lies ready: which column is what, what would come of it, then the import. */
export function ImportSetup({ upload, workspace, close }: { upload: Upload; workspace: string; close: () => void }) {
  const { t } = useTranslation()
  const format = useFormats()
  const sentence = useSentence()
  const refresh = useRefreshSession()
  const [chosen, setChosen] = useState<Options>(PLAIN)
  const start = useImport(workspace)
  // what is imported is no upload any more: it is not looked at again
  const preview = usePreview(workspace, upload.upload, chosen, start.data === undefined)
  const job = useJob(start.data?.job, () => void refresh())
  const trial = useImport(workspace)
  const looked = preview.isPlaceholderData ? undefined : preview.data
  const [seen, setSeen] = useState<Preview>()
  useEffect(() => {
    if (!looked) return
    setSeen(looked)
    // what the columns look like is the first choice; from then on it is the person's
    setChosen((now) => suggestedFor(now, looked))
  }, [looked])
  const data = preview.data ?? seen // when a look fails, what was typed stays on the page
  if (!data && preview.isError) return <ErrorCard error={preview.error} retry={() => void preview.refetch()} />
  if (!data) return <Loading />
  const change = (some: Partial<Options>) => {
    trial.reset() // what was tried is another reading of the file
    setChosen({ ...chosen, ...some })
  }
  // in the page's own words: there are no options of a command here
  const missing = data.fields
    .filter(({ name, required }) => required && !data.columns.some(({ field }) => field === name))
    .map(({ name }) => name)
    .join(', ')
  const ended = job !== undefined && job.state !== 'running'
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 16 }} aria-label={upload.name}>
      <div className="ff-row">
        <h2>{upload.name}</h2>
        <span className="ff-small">
          {format.bytes(upload.bytes)} · {data.format}
          {data.gzip && ' · gzip'} · {data.encoding}
        </span>
        <span className="ff-spring" />
        <Button variant="default" onClick={close}>
          {ended ? t('collect:another') : t('collect:not-this')}
        </Button>
      </div>
      {job ? (
        <>
          <JobCard job={job} />
          <RefusedRows workspace={workspace} job={job} />
        </>
      ) : (
        <>
          <div className="ff-row" style={{ alignItems: 'end' }}>
            <NativeSelect
              label={t('collect:into')}
              value={chosen.into}
              onChange={(event) =>
                change({ ...PLAIN, into: INTO.find((into) => into === event.currentTarget.value) ?? 'events' })
              }
              data={INTO.map((value) => ({ value, label: t(`collect:into.${value}`) }))}
            />
            <TextInput
              label={t('collect:time')}
              placeholder="iso"
              value={chosen.time ?? ''}
              onChange={(event) => change({ time: event.currentTarget.value || null })}
            />
            <TextInput
              label={t('collect:zone')}
              placeholder="UTC"
              value={chosen.zone ?? ''}
              onChange={(event) => change({ zone: event.currentTarget.value || null })}
            />
          </div>
          <MappingTable preview={data} map={mapped(data)} change={(map) => change({ map })} />
          {data.problem && (
            <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
              {missing === '' ? data.problem.text : t('collect:no-field', { fields: missing })}
            </p>
          )}
          {preview.isError && <ErrorCard error={preview.error} retry={() => void preview.refetch()} />}
          <EventTable events={data.events} />
          <RefusedTable title={t('collect:would-be-refused')} refused={data.refused} />
          {start.error && (
            <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
              {sentence(start.error)}
            </p>
          )}
          <div className="ff-row">
            <Button
              disabled={data.problem !== null || !looked}
              loading={start.isPending}
              onClick={() => start.mutate({ upload: upload.upload, options: chosen, dryRun: false })}
            >
              {t('collect:import')}
            </Button>
            <Button
              variant="default"
              disabled={data.problem !== null || !looked}
              loading={trial.isPending}
              onClick={() => trial.mutate({ upload: upload.upload, options: chosen, dryRun: true })}
            >
              {t('collect:try')}
            </Button>
            <span className="ff-small">{t('collect:nothing-yet', { rows: format.count(data.rows) })}</span>
          </div>
          {trial.error && (
            <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
              {sentence(trial.error)}
            </p>
          )}
          {trial.data && <Trial key={trial.data.job} id={trial.data.job} />}
        </>
      )}
    </section>
  )
}
