import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { IdsCard } from './IdsCard'
import { SourceTabs } from './SourceTabs'
import { useHealth, useLaw } from './sources'

const PARTS = ['refused', 'pending', 'duplicate', 'failed', 'undone', 'erased', 'expired', 'present'] as const
const READERS = ['admission', 'timelines', 'table'] as const

/** Whether every event is accounted for, how far the readers are, and how much room there is. */
export function HealthPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const health = useHealth(workspace.name)
  const law = useLaw(workspace.name)
  const lead = law.data && t(leadOf(law.data))
  return (
    <Page title={t('sources:health')} lead={lead} sub={t('sources:health-sub')}>
      <SourceTabs workspace={workspace.name} />
      {health.data && !health.data.collecting && (
        <p className="ff-card" role="alert" style={{ margin: 0, color: 'var(--ff-bad)' }}>
          {t('sources:not-collecting')}
        </p>
      )}
      {law.isPending && <Loading />}
      {law.isError && <ErrorCard error={law.error} retry={() => void law.refetch()} />}
      {law.data && <Law law={law.data} again={() => void law.refetch()} counting={law.isFetching} />}
      {health.isPending && <Loading />}
      {health.isError && <ErrorCard error={health.error} retry={() => void health.refetch()} />}
      <IdsCard workspace={workspace.name} />
      {health.data && <Readers readers={health.data.readers} />}
      {health.data?.disk && <Disk disk={health.data.disk} />}
    </Page>
  )
}

const leadOf = ({ received, balanced }: Schemas['DataHealthLaw']) =>
  !balanced ? 'sources:law-broken' : received === 0 ? 'sources:lead-none' : 'sources:law-holds'

function Law({ law, again, counting }: { law: Schemas['DataHealthLaw']; again: () => void; counting: boolean }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section className="ff-card" aria-label={t('sources:law')}>
      <div className="ff-row">
        <h2>{t('sources:law')}</h2>
        <span className="ff-spring" />
        <Button variant="default" size="compact-sm" loading={counting} onClick={again}>
          {t('sources:count-again')}
        </Button>
      </div>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('sources:became')}</th>
              <th scope="col" className="num">
                {t('sources:events')}
              </th>
              <th scope="col">{t('sources:means')}</th>
            </tr>
          </thead>
          <tbody>
            {PARTS.map((part) => (
              <tr key={part}>
                <th scope="row" style={{ minWidth: 84 }}>
                  {t(`sources:part.${part}`)}
                </th>
                <td className="num">{format.count(law[part])}</td>
                <td className="ff-small">{t(`sources:part-means.${part}`)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sources:received')}</th>
              <td className="num">{format.count(law.received)}</td>
              <td className="ff-small">{t('sources:received-means')}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function Readers({ readers }: { readers: Schemas['DataHealthReaders'] }) {
  const { t } = useTranslation()
  const format = useFormats()
  const behind = (position: number | null) =>
    position === null
      ? t('sources:asleep')
      : position >= readers.end
        ? t('sources:at-end')
        : t('sources:behind', { count: readers.end - position, events: format.count(readers.end - position) })
  return (
    <section className="ff-card" aria-label={t('sources:readers')}>
      <h2>{t('sources:readers')}</h2>
      <p className="ff-sub">
        {t('sources:readers-text', { end: format.count(readers.end) })} {readers.importing && t('sources:importing')}
      </p>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('sources:reader')}</th>
              <th scope="col">{t('sources:how-far')}</th>
              <th scope="col">{t('sources:means')}</th>
            </tr>
          </thead>
          <tbody>
            {READERS.map((reader) => (
              <tr key={reader}>
                <th scope="row">{t(`sources:reader.${reader}`)}</th>
                <td>{behind(readers[reader])}</td>
                <td className="ff-small">{t(`sources:reader-means.${reader}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const BYTES = ['journal', 'derived', 'free', 'total'] as const

function Disk({ disk }: { disk: Schemas['DataHealthDisk'] }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section className="ff-card" aria-label={t('sources:disk')}>
      <h2>{t('sources:disk')}</h2>
      <dl className="ff-terms">
        {BYTES.map((part) => (
          <Term key={part} word={t(`sources:disk.${part}`)} value={format.bytes(disk[part])} />
        ))}
      </dl>
    </section>
  )
}

function Term({ word, value }: { word: string; value: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </>
  )
}
