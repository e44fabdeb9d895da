import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { importedBy, type Job } from '../api/types'
import { useFormats } from '../words/format'
import { useCancel } from './jobs'

const HUNDRED = 100

/** How far a job is, how fast, how long it still takes, and a way to stop it. */
export function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation()
  const format = useFormats()
  const cancel = useCancel()
  const progress = job.progress
  if (job.state === 'failed') {
    return (
      <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
        {job.problem?.detail ?? t('collect:job.gone')}
      </p>
    )
  }
  if (job.state === 'cancelled') return <p className="ff-sub">{t('collect:job.cancelled')}</p>
  if (job.state === 'done') return <DoneText job={job} />
  const share = progress?.share == null ? HUNDRED : progress.share * HUNDRED
  return (
    <div style={{ display: 'grid', gap: 8 }} role="status">
      <Progress value={share} animated={progress?.share == null} aria-label={t('collect:job.progress')} />
      <div className="ff-row">
        <span className="ff-sub">
          {t('collect:job.rows', { rows: format.count(progress?.rows ?? 0) })}
          {progress &&
            progress.perSecond > 0 &&
            ` · ${t('collect:job.rate', { rate: format.count(progress.perSecond) })}`}
          {progress?.secondsLeft != null &&
            ` · ${t('collect:job.left', { left: format.duration(progress.secondsLeft) })}`}
        </span>
        <span className="ff-spring" />
        <Button variant="default" onClick={() => cancel.mutate(job.job)} disabled={cancel.isPending}>
          {t('collect:job.cancel')}
        </Button>
      </div>
    </div>
  )
}

function DoneText({ job }: { job: Job }) {
  const { t } = useTranslation()
  const format = useFormats()
  const result = importedBy(job)
  if (!result) return <p className="ff-sub">{t('collect:job.done')}</p>
  return (
    <p className="ff-sub" role="status">
      {t('collect:done.stored', {
        count: result.stored,
        stored: format.count(result.stored),
        people: format.count(result.people),
      })}{' '}
      {result.duplicate > 0 &&
        `${t('collect:done.duplicate', { count: result.duplicate, duplicate: format.count(result.duplicate) })} `}
      {result.refused > 0 &&
        `${t('collect:done.refused', { count: result.refused, refused: format.count(result.refused) })} `}
      {result.withoutPerson > 0 &&
        t('collect:done.without', { count: result.withoutPerson, without: format.count(result.withoutPerson) })}
    </p>
  )
}
