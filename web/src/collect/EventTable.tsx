import { useTranslation } from 'react-i18next'

const show = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** A time as it would be stored: to the second, in UTC. */
const moment = (time: unknown) =>
  typeof time === 'number' ? `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC` : show(time)

const together = (properties: object) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')

/** The first events as they would be stored. */
export function EventTable({ events }: { events: Record<string, unknown>[] }) {
  const { t } = useTranslation()
  if (events.length === 0) return null
  return (
    <div>
      <h2>{t('collect:would-be')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('collect:event')}</th>
              <th scope="col">{t('collect:when')}</th>
              <th scope="col">{t('collect:who')}</th>
              <th scope="col">{t('collect:properties')}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={index}>
                <td>{show(event.event ?? event.type)}</td>
                <td style={{ whiteSpace: 'nowrap' }}>{moment(event.time)}</td>
                <td>{show(event.userId ?? event.anonymousId)}</td>
                <td className="ff-small" style={{ minWidth: 320 }}>
                  {together(event.properties ?? event.traits ?? {})}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
