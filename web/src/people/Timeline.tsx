import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { useFormats } from '../words/format'
import { EventRow } from './EventRow'
import { byDay, byVisit, hueOf, originOf, useTimeline } from './usePerson'

/** Eight hues that colour-blind readers can tell apart (Okabe and Ito, 2008). */
const DOTS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B8A800', '#7B7E86']

/** What a person did, by day and by visit, newest first. */
export function Timeline({ workspace, person }: { workspace: Workspace; person: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const timeline = useTimeline(workspace.name, person)
  if (timeline.isPending) return <Loading />
  if (timeline.isError) return <ErrorCard error={timeline.error} retry={() => void timeline.refetch()} />
  const events = timeline.data.pages.flatMap((page) => page.events)
  const above = new Map(events.map(({ sequence }, at) => [sequence, events[at - 1]?.id]))
  return (
    <section className="ff-card">
      <h2>{t('people:timeline')}</h2>
      {byDay(events, (instant) => format.date(instant, workspace.zone)).map(({ day, events: of }) => (
        <div key={day}>
          <h3 className="ff-day">{day}</h3>
          {byVisit(of).map((part) => {
            const [newest] = part
            const oldest = part.at(-1)
            if (!newest || !oldest) return null
            const origin = newest.visit === null ? '' : originOf(oldest)
            return (
              <div key={newest.sequence} className="ff-visit">
                {newest.visit !== null && (
                  <p className="ff-visit-head">
                    <svg width="10" height="10" aria-hidden="true">
                      <circle
                        cx="5"
                        cy="5"
                        r="4"
                        fill={oldest.channel === null ? 'var(--ff-line2)' : DOTS[hueOf(oldest.channel)]}
                      />
                    </svg>
                    <strong>{t('people:visit', { number: newest.visit })}</strong>
                    {origin !== '' && <span>{origin}</span>}
                  </p>
                )}
                <ol className="ff-events">
                  {part.map((event) => (
                    <EventRow
                      key={event.sequence}
                      event={event}
                      workspace={workspace}
                      origin={originOf(event) === origin ? '' : originOf(event)}
                      id={event.id === above.get(event.sequence) ? null : event.id}
                    />
                  ))}
                </ol>
              </div>
            )
          })}
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
