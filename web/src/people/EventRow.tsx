import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFormats } from '../words/format'
import type { TimelineEvent } from './usePerson'

/** So many letters of properties stand beneath an event; more are folded up behind their names. */
const SHORT = 90

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

interface Props {
  event: TimelineEvent
  workspace: Workspace
  /** Where it came from, if from elsewhere than its visit. */
  origin: string
  /** The id it came under, where that is another one than above. */
  id: string | null
}

/** One event of a person: when, what, how much, why it has its channel. */
export function EventRow({ event, workspace, origin, id }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const { revenue, currency } = event.properties
  const kind = `people:type.${event.type}`
  return (
    <li className="ff-event">
      <span className="ff-small">{format.time(event.time, workspace.zone)}</span>
      <div>
        <strong>{event.event || (i18n.exists(kind) ? t(kind) : event.type)}</strong>{' '}
        {typeof revenue === 'number' && (
          <span className="ff-tag">
            {format.money(revenue, typeof currency === 'string' ? currency : workspace.currency)}
          </span>
        )}{' '}
        {origin !== '' && <span className="ff-small">{origin}</span>}
        <Properties properties={event.properties} />
        {event.touch && (
          <details className="ff-small">
            <summary>{t('people:why-channel', { channel: event.touch.channel })}</summary>
            <div>{event.touch.why}</div>
          </details>
        )}
        {event.flags.map(({ kind: flagged, sign, why }) => (
          <details key={sign} className="ff-small">
            <summary>
              <span className="ff-tag ff-tag-bad">{t(`people:flag.${flagged}`)}</span>
            </summary>
            <div>{why}</div>
          </details>
        ))}
      </div>
      <span className="ff-small">{id !== null && t('people:under', { id })}</span>
    </li>
  )
}

/** What came with an event: a few short things at once, many behind their names. */
function Properties({ properties }: { properties: TimelineEvent['properties'] }) {
  const all = Object.entries(properties)
  const text = all.map(([name, value]) => `${name}: ${shown(value)}`).join(' · ')
  if (text === '') return null
  if (text.length <= SHORT) return <div className="ff-small">{text}</div>
  return (
    <details className="ff-small">
      <summary>{all.map(([name]) => name).join(', ')}</summary>
      <dl className="ff-terms">
        {all.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
