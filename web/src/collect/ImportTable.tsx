import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefreshSession } from '../api/session'
import type { Schemas, Workspace } from '../api/types'
import { ErrorCard, useSentence } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { refusedAt, useImports, useUndo } from './files'
import { JobCard } from './JobCard'
import { useJob } from './jobs'

/** The imports so far; each can be taken back. */
export function ImportTable({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const imports = useImports(workspace.name)
  if (imports.isPending) return <Loading />
  if (imports.isError) return <ErrorCard error={imports.error} retry={() => void imports.refetch()} />
  if (imports.data.length === 0) return null
  return (
    <section className="ff-card">
      <h2>{t('collect:imports')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('collect:file')}</th>
              <th scope="col">{t('collect:when')}</th>
              <th scope="col" className="num">
                {t('collect:rows')}
              </th>
              <th scope="col" className="num">
                {t('collect:refused')}
              </th>
              <th scope="col">{t('collect:span')}</th>
              <th scope="col" aria-label={t('collect:undo')} />
            </tr>
          </thead>
          <tbody>
            {imports.data.map((each) => (
              <ImportRow key={each.import} workspace={workspace} imported={each} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ImportRow({ workspace, imported }: { workspace: Workspace; imported: Schemas['ImportsRow'] }) {
  const { t } = useTranslation()
  const format = useFormats()
  const sentence = useSentence()
  const refresh = useRefreshSession()
  const undo = useUndo(workspace.name)
  const job = useJob(undo.data?.job, () => void refresh())
  const [asked, setAsked] = useState(false)
  const { from, to } = imported
  return (
    <tr style={imported.undone ? { color: 'var(--ff-ink3)' } : undefined}>
      <td>
        {imported.file} <span className="ff-small">{t('collect:number', { number: imported.import })}</span>
      </td>
      <td style={{ whiteSpace: 'nowrap' }}>{format.moment(imported.at, workspace.zone)}</td>
      <td className="num">{imported.rows === null ? '–' : format.count(imported.rows)}</td>
      <td className="num">
        {imported.refused !== null && imported.refused > 0 ? (
          <a href={refusedAt(workspace.name, imported.import)} download>
            {format.count(imported.refused)}
          </a>
        ) : (
          '0'
        )}
      </td>
      <td>{from && to ? `${format.date(from, workspace.zone)} – ${format.date(to, workspace.zone)}` : ''}</td>
      <td className="num">
        {job && job.state !== 'done' && <JobCard job={job} />}
        {imported.undone && t('collect:undone')}
        {!imported.undone && !job && !asked && (
          <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
            {t('collect:undo')}
          </Button>
        )}
        {!imported.undone && !job && asked && (
          <Button color="red" size="compact-sm" onClick={() => undo.mutate(imported.import)} loading={undo.isPending}>
            {t('collect:undo-sure')}
          </Button>
        )}
        {undo.error && (
          <span role="alert" style={{ color: 'var(--ff-bad)' }}>
            {sentence(undo.error)}
          </span>
        )}
      </td>
    </tr>
  )
}
