import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { useFormats } from '../../words/format'
import { labelOf, type Model } from './model'
import { useVersions } from './useStages'

interface Props {
  workspace: Workspace
  name: string
  /** Brings what it was back to be looked at and saved; left out for who may not. */
  back: ((model: Model) => void) | undefined
}

/** Every version of a model, the newest first. */
export function ModelHistory({ workspace, name, back }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const versions = useVersions(workspace.name, name)
  const list = versions.data?.versions ?? []
  if (versions.isError) return <ErrorCard error={versions.error} />
  if (list.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('channels:history')}>
      <h2>{t('channels:history')}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('channels:version')}</th>
              <th scope="col">{t('channels:saved')}</th>
              <th scope="col">{t('models:stages')}</th>
              {back && <th scope="col">{t('channels:back')}</th>}
            </tr>
          </thead>
          <tbody>
            {list.toReversed().map(({ number, at, meaning }, place) => {
              const model = meaning as Model | null
              return (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>{format.moment(at, workspace.zone)}</td>
                  <td>
                    {model === null
                      ? t('models:taken-away')
                      : model.stages.map(({ key, labels }) => labelOf(labels, i18n.language, key)).join(' → ')}
                  </td>
                  {back && (
                    <td>
                      {place === 0 && model !== null && <span className="ff-small">{t('channels:now')}</span>}
                      {place > 0 && model !== null && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={t('channels:back-to', { number })}
                          onClick={() => back(model)}
                        >
                          {t('channels:back')}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
