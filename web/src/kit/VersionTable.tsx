import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../words/format'

interface Props<V> {
  /** The oldest first. */
  versions: V[]
  zone: string
  /** What else is told of a version: the head of a column, and what stands in it. */
  columns: { head: string; cell: (version: V) => ReactNode }[]
  /** Brings a version back to be looked at and saved; left out for who may not. */
  back: ((version: V) => void) | undefined
  /** Whether a version holds anything that could be brought back. */
  holds?: (version: V) => boolean
}

/** Every version of something that is written, the newest first. */
export function VersionTable<V extends { number: number; at: string }>(props: Props<V>) {
  const { versions, zone, columns, back, holds = () => true } = props
  const { t } = useTranslation()
  const format = useFormats()
  if (versions.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('channels:history')}>
      <h2>{t('channels:history')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('channels:version')}</th>
              <th scope="col">{t('channels:saved')}</th>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {back && <th scope="col">{t('channels:back')}</th>}
            </tr>
          </thead>
          <tbody>
            {versions.toReversed().map((version, place) => (
              <tr key={version.number}>
                <th scope="row">{version.number}</th>
                <td style={{ whiteSpace: 'nowrap' }}>{format.moment(version.at, zone)}</td>
                {columns.map(({ head, cell }) => (
                  <td key={head}>{cell(version)}</td>
                ))}
                {back && (
                  <td style={{ whiteSpace: 'nowrap' }}>
                    {holds(version) && place === 0 && <span className="ff-small">{t('channels:now')}</span>}
                    {holds(version) && place > 0 && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('channels:back-to', { number: version.number })}
                        onClick={() => back(version)}
                      >
                        {t('channels:back')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
