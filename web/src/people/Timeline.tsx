import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { byDay, hueOf, type TimelineEvent, useTimeline } from './usePerson'

/** Eight hues that colour-blind readers can tell apart (Okabe and Ito, 2008). */
const DOTS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B8A800', '#7B7E86']

export function Timeline({ workspace, person }: { workspace: Workspace; person: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const timeline = useTimeline(workspace.name, person)
  if (timeline.isPending) return <Loading />
  if (timeline.isError) return <ErrorCard error={timeline.error} retry={() => void timeline.refetch()} />
  const events = timeline.data.pages.flatMap((page) => page.events)
  return (
    <section className="ff-card">
      <h2>{t('people:timeline')}</h2>
      {byDay(events, (instant) => format.date(instant, workspace.zone)).map(({ day, events: of }) => (
        <div key={day}>
          <h3 className="ff-small" style={{ margin: '16px 0 4px', fontWeight: 600 }}>
            {day}
          </h3>
          <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {of.map((event, at) => (
              <Row
                key={event.sequence}
                event={event}
                zone={workspace.zone}
                opens={event.visit !== null && event.visit !== of[at - 1]?.visit}
                id={event.id === of[at - 1]?.id ? null : event.id}
              />
            ))}
          </ol>
        </div>
      ))}
      {timeline.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('people:older')}
        </Button>
      )}
    </section>
  )
}

interface RowProps {
  event: TimelineEvent
  zone: string
  /** Whether the visit is another one than that of the event above. */
  opens: boolean
  /** The id it came under, where that is another one than above. */
  id: string | null
}

function Row({ event, zone, opens, id }: RowProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const properties = Object.entries(event.properties)
  const origin = [event.channel, event.source, event.campaign].filter((part) => part !== null && part !== '')
  return (
    <li className="ff-row ff-event" data-opens={opens}>
      <svg width="10" height="10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" fill={event.channel === null ? 'var(--ff-line2)' : DOTS[hueOf(event.channel)]} />
      </svg>
      <span className="ff-small" style={{ width: 76 }}>
        {format.time(event.time, zone)}
        {opens && <span style={{ display: 'block' }}>{t('people:visit', { number: event.visit })}</span>}
      </span>
      <span style={{ flex: 1, minWidth: 160, overflowWrap: 'anywhere' }}>
        <strong style={{ fontWeight: 600 }}>{event.event}</strong>{' '}
        {origin.length > 0 && <span className="ff-small">{origin.join(' · ')}</span>}
        {event.touch && (
          <details className="ff-small">
            <summary>{t('people:why-channel', { channel: event.touch.channel })}</summary>
            <div>{event.touch.why}</div>
          </details>
        )}
        {event.flags.map(({ kind, sign, why }) => (
          <details key={sign} className="ff-small">
            <summary>{t(`people:flag.${kind}`)}</summary>
            <div>{why}</div>
          </details>
        ))}
        {properties.length > 0 && (
          <details className="ff-small">
            <summary>{properties.map(([name]) => name).join(', ')}</summary>
            <dl
              style={{
                margin: '4px 0 0',
                display: 'grid',
                gridTemplateColumns: 'max-content minmax(0, 1fr)',
                gap: '2px 12px',
              }}
            >
              {properties.map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt style={{ overflowWrap: 'anywhere', maxWidth: 200 }}>{name}</dt>
                  <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>
                    {typeof value === 'string' ? value : JSON.stringify(value)}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </span>
      <span className="ff-small" style={{ overflowWrap: 'anywhere' }}>
        {id}
      </span>
    </li>
  )
}
