import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../../kit/ErrorCard'
import { type Channels, useSaveSources } from './useChannels'

interface Props {
  workspace: string
  sources: Channels['sources']
  may: boolean
}

/** The lists of search engines, social networks and so on; others can be taken from a file. */
export function SourcesCard({ workspace, sources, may }: Props) {
  const { t } = useTranslation()
  const save = useSaveSources(workspace)
  const take = async (file: File | null) => {
    if (file) save.mutate(await file.text())
  }
  return (
    <section className="ff-card" aria-label={t('rules:sources')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('rules:sources')}</h2>
      <p className="ff-sub" role="status">
        {t('channels:sources', { version: sources.version, size: sources.size })}
      </p>
      {save.isError && <ErrorCard error={save.error} />}
      {may && (
        <div className="ff-row">
          <FileButton onChange={(file) => void take(file)} accept=".txt,text/plain">
            {(props) => (
              <Button variant="default" loading={save.isPending} {...props}>
                {t('rules:sources-file')}
              </Button>
            )}
          </FileButton>
          <Button variant="default" disabled={save.isPending} onClick={() => save.mutate(null)}>
            {t('rules:sources-shipped')}
          </Button>
        </div>
      )}
    </section>
  )
}
