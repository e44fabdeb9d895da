import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { useFormats } from '../words/format'
import { useArrivals, useSources } from './sources'
import { useSourceWords } from './words'

/** Waits for an event of a key: says when it arrived and what it was, or why it did not go in. */
export function Waiting({ workspace, id, since }: { workspace: string; id: string; since: string }) {
  const { t } = useTranslation()
  const { zone } = useWorkspace()
  const format = useFormats()
  const words = useSourceWords()
  const source = useSources(workspace).data?.sources.find(({ key }) => key?.id === id)
  const refused = useArrivals(workspace, { key: id, outcome: 'refused' }).data?.events[0]
  const after = (at: string | undefined) => at !== undefined && Date.parse(at) >= Date.parse(since)
  const last = after(source?.last?.at) ? source?.last : undefined
  return (
    <div role="status" className="ff-part" style={{ borderTop: '1px solid var(--ff-line)', paddingTop: 12 }}>
      {last ? (
        <p style={{ margin: 0, color: 'var(--ff-good)', fontWeight: 600 }}>
          {'✓ '}
          {t('sources:arrived', {
            event: last.name ?? last.type ?? t('sources:unreadable'),
            time: format.time(last.at, zone),
          })}
        </p>
      ) : (
        <p style={{ margin: 0, color: 'var(--ff-ink2)' }}>{t('sources:waiting')}</p>
      )}
      {refused && after(refused.at) && (
        <p style={{ margin: '4px 0 0', color: 'var(--ff-bad)' }}>
          {t('sources:came-refused', {
            time: format.time(refused.at, zone),
            reason: words.reason(refused.code),
          })}{' '}
          <span className="ff-small" lang="en">
            {words.more(refused)}
          </span>
        </p>
      )}
    </div>
  )
}
