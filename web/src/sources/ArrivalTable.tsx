import { Code } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFormats } from '../words/format'
import type { Seen } from './sources'
import { useSourceWords } from './words'

/** After that a time alone would not say which day it was. */
const DAY = 86_400_000

/** One row an event; what it holds is text, whatever stands in it. */
export function ArrivalTable({ workspace, events }: { workspace: Workspace; events: Seen[] }) {
  const { t } = useTranslation()
  return (
    <section className="ff-card" aria-label={t('sources:lately')}>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('sources:when')}</th>
              <th scope="col">{t('sources:outcome')}</th>
              <th scope="col">{t('sources:event')}</th>
              <th scope="col">{t('sources:who')}</th>
              <th scope="col">{t('sources:source')}</th>
              <th scope="col">{t('sources:content')}</th>
            </tr>
          </thead>
          <tbody>
            {keyed(events).map(([key, event]) => (
              <Row key={key} workspace={workspace} event={event} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A row stays the same one when others come before it: equal ones are told apart from the oldest on. */
function keyed(events: Seen[]): [string, Seen][] {
  const met = new Map<string, number>()
  const rows = [...events].reverse().map((event): [string, Seen] => {
    const base = `${event.at} ${event.outcome === 'refused'} ${event.messageId} ${event.name}`
    const number = (met.get(base) ?? 0) + 1
    met.set(base, number)
    return [`${base} ${number}`, event]
  })
  return rows.reverse()
}

function Row({ workspace, event }: { workspace: Workspace; event: Seen }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  const more = words.more(event)
  const bad = event.outcome === 'refused' || event.outcome === 'failed'
  return (
    <tr>
      <td style={{ whiteSpace: 'nowrap' }}>
        {Date.now() - Date.parse(event.at) < DAY
          ? format.time(event.at, workspace.zone)
          : format.moment(event.at, workspace.zone)}
      </td>
      <td>
        <span
          style={{
            fontWeight: 600,
            whiteSpace: bad ? undefined : 'nowrap',
            color: bad ? 'var(--ff-bad)' : 'var(--ff-ink)',
          }}
        >
          {bad ? '✕ ' : event.outcome === 'duplicate' ? '= ' : '✓ '}
          {words.outcome(event)}
        </span>
        {event.events > 1 && <span className="ff-small"> × {format.count(event.events)}</span>}
        {event.code && (
          <span className="ff-small" style={{ display: 'block' }}>
            {words.reason(event.code)}
          </span>
        )}
      </td>
      <td style={{ minWidth: 150 }}>
        {event.name ?? event.type ?? '–'}
        {event.name && (
          <span className="ff-small" style={{ display: 'block' }}>
            {event.type}
          </span>
        )}
      </td>
      <td style={{ minWidth: 120 }}>{event.userId ?? event.anonymousId ?? '–'}</td>
      <td>
        {words.kind(event.from)}
        {event.key && (
          <span className="ff-small" style={{ display: 'block' }}>
            {event.key}
          </span>
        )}
      </td>
      <td>
        {event.content || more ? (
          <details>
            <summary>{t('sources:show')}</summary>
            {more && (
              <p lang="en" style={{ margin: '4px 0', overflowWrap: 'anywhere' }}>
                {more}
              </p>
            )}
            {event.content && (
              <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', minWidth: 220 }}>
                {event.content}
              </Code>
            )}
          </details>
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}
