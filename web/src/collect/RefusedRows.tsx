import { useTranslation } from 'react-i18next'
import { importedBy, type Job } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { refusedAt, useRefused } from './files'
import { RefusedTable } from './RefusedTable'

/** The first rows that an import refused, with lines and reasons; all of them are in a file. */
export function RefusedRows({ workspace, job }: { workspace: string; job: Job }) {
  const { t } = useTranslation()
  const result = importedBy(job)
  const number = result && result.refused > 0 ? result.import : null
  const refused = useRefused(workspace, number)
  if (number === null) return null
  if (refused.isError) return <ErrorCard error={refused.error} retry={() => void refused.refetch()} />
  if (!refused.data) return null
  return (
    <div>
      <RefusedTable title={t('collect:were-refused')} refused={refused.data} />
      <a href={refusedAt(workspace, number)} download>
        {t('collect:all-refused')}
      </a>
    </div>
  )
}
