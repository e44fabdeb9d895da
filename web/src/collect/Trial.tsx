import { useTranslation } from 'react-i18next'
import { importedBy } from '../api/types'
import { useFormats } from '../words/format'
import { JobCard } from './JobCard'
import { useJob } from './jobs'

/** A whole file read without storing anything: what would become of its rows. */
export function Trial({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const job = useJob(id)
  const result = job && importedBy(job)
  if (!job) return null
  if (!result) return <JobCard job={job} />
  const taken = result.rows - result.refused
  return (
    <p className="ff-sub" role="status">
      {t('collect:tried', { taken: format.count(taken), refused: format.count(result.refused) })}
    </p>
  )
}
