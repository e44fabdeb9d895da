import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { Version } from './useChannels'

interface Props {
  workspace: Workspace
  history: Version[]
  /** Brings the rules of a version back to be looked at and saved; left out for who may not. */
  back?: ((version: Version) => void) | undefined
}

/** Every version of the rules, the newest first. */
export function ChannelHistory({ workspace, history, back }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  if (history.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('channels:history')}>
      <h2>{t('channels:history')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('channels:version')}</th>
              <th scope="col">{t('channels:saved')}</th>
              <th scope="col">{t('channels:by')}</th>
              <th scope="col">{t('channels:note')}</th>
              {back && <th scope="col">{t('channels:back')}</th>}
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((version, at) => (
              <tr key={version.number}>
                <th scope="row">{version.number}</th>
                <td>{format.moment(version.at, workspace.zone)}</td>
                <td>{version.by}</td>
                <td>{version.own ? version.note : `${t('channels:shipped')} ${version.note}`}</td>
                {back && (
                  <td>
                    {at === 0 ? (
                      <span className="ff-small">{t('channels:now')}</span>
                    ) : (
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
