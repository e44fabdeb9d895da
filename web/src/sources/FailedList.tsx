import { Button, Code } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFormats } from '../words/format'
import type { Failed, FailedEvent } from './failed'
import type { FailedSearch } from './search'
import { useSourceWords } from './words'

/** How many rows stand before what can be done with them. */
const FEW = 10

interface Props {
  workspace: Workspace
  reasons: Failed['reasons']
  when: FailedSearch
}

/** Why events failed, the most frequent reason first; each is the way to its events. */
export function FailedReasons({ workspace, reasons, when }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  const params = { workspace: workspace.name }
  const [all, setAll] = useState(false)
  const chosen = (one: Failed['reasons'][number]) => when.reason === one.code && (when.key ?? '') === one.key
  const shown = all ? reasons : reasons.filter((one, at) => at < FEW || chosen(one))
  return (
    <section className="ff-card" aria-label={t('sources:by-reason')}>
      <div className="ff-row">
        <h2>{t('sources:by-reason')}</h2>
        <span className="ff-spring" />
        {(when.reason || when.key) && (
          <Link to="/w/$workspace/failed" params={params} search={{}}>
            {t('sources:all-failed')}
          </Link>
        )}
      </div>
      <div className="ff-scroll">
        <table className="ff-table ff-names">
          <thead>
            <tr>
              <th scope="col">{t('sources:reason')}</th>
              <th scope="col">{t('sources:source')}</th>
              <th scope="col" className="num">
                {t('sources:events')}
              </th>
              <th scope="col">{t('sources:last')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const { reader, code, key, events, last } = one
              return (
                <tr key={`${reader} ${code} ${key}`}>
                  <th scope="row">
                    <Link
                      to="/w/$workspace/failed"
                      params={params}
                      search={{ reason: code, ...(key === '' ? {} : { key }) }}
                      aria-current={chosen(one) ? 'true' : undefined}
                    >
                      {words.reason(code)}
                    </Link>
                  </th>
                  <td>{key === '' ? '–' : t('sources:key', { id: key })}</td>
                  <td className="num">{format.count(events)}</td>
                  <td>{format.moment(last, workspace.zone)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {shown.length < reasons.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('sources:reasons-all', { count: reasons.length })}
        </Button>
      )}
    </section>
  )
}

/** The first of them as they came; what they hold is text, whatever stands in it. */
export function FailedEvents({ workspace, events }: { workspace: Workspace; events: FailedEvent[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  return (
    <section className="ff-card" aria-label={t('sources:failed-events')}>
      <h2>{t('sources:failed-events')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('sources:when')}</th>
              <th scope="col">{t('sources:event')}</th>
              <th scope="col">{t('sources:reason')}</th>
              <th scope="col">{t('sources:content')}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.id}>
                <td style={{ whiteSpace: 'nowrap' }}>{format.moment(event.at, workspace.zone)}</td>
                <td style={{ overflowWrap: 'anywhere' }}>{event.event === '' ? '–' : event.event.slice(0, 200)}</td>
                <td style={{ minWidth: 150 }}>{words.reason(event.code)}</td>
                <td>{event.content === '' ? '–' : <Content text={event.content} why={words.more(event)} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Content({ text, why }: { text: string; why: string | undefined }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('sources:show')}</summary>
      {why && (
        <p lang="en" style={{ margin: '4px 0', overflowWrap: 'anywhere' }}>
          {why}
        </p>
      )}
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', minWidth: 220 }}>
        {text}
      </Code>
    </details>
  )
}
