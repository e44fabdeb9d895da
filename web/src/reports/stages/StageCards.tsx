import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import { Count } from './Count'
import { CycleTable } from './CycleTable'
import { FlowTable } from './FlowTable'
import { StageGraph } from './StageGraph'
import { StageTable } from './StageTable'
import { StockLines } from './StockLines'
import { StockTable } from './StockTable'
import type { Links, StagesAnswered, StagesQuestion } from './stages'
import { TargetTable } from './TargetTable'

interface Props {
  workspace: Workspace
  question: StagesQuestion
  answered: StagesAnswered
  links: Links
}

/** The graph, stage by stage, targets, stock over time, moves and cycles. */
export function StageCards({ workspace, question, answered: { answer }, links }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { stages: rows, flows, stock, cycles, out } = answer
  return (
    <>
      <Picture
        title={t('stages:picture')}
        file="stages"
        foot={t('stages:foot')}
        simulated={workspace.simulated}
        rows={[
          ['from', 'to', 'people', 'moves', 'decayed'],
          ...flows.map((f) => [f.from, f.to, f.people ?? 0, f.moves ?? 0, f.decayed ?? 0]),
        ]}
      >
        <StageGraph rows={rows} flows={flows} {...links} />
      </Picture>
      <section className="ff-card" aria-label={t('stages:table')}>
        <h2>{t('stages:table')}</h2>
        {question.compare && (
          <p className="ff-small" style={{ margin: '0 0 8px' }}>
            {t('stages:changed-about')}
          </p>
        )}
        <StageTable rows={rows} {...links} />
        <p className="ff-small" style={{ margin: '12px 0 0' }}>
          {t('stages:out-now')} <Count of={out} to="/out" {...links} />
        </p>
      </section>
      {rows.some(({ targets }) => targets) && (
        <section className="ff-card" aria-label={t('stages:targets')}>
          <h2>{t('stages:targets')}</h2>
          <TargetTable workspace={workspace} question={question} rows={rows} {...links} />
        </section>
      )}
      {stock.length > 1 && (
        <Picture
          title={t('stages:stock')}
          file="stock"
          foot={t('stages:stock-foot')}
          simulated={workspace.simulated}
          rows={[
            ['start', ...Object.keys(stock[0]?.counts ?? {})],
            ...stock.map(({ start: from, counts }) => [from, ...Object.values(counts)]),
          ]}
        >
          <StockLines stock={stock} names={links.names} />
          <StockTable rows={rows} stock={stock} {...links} />
        </Picture>
      )}
      <section className="ff-card" aria-label={t('stages:moves')}>
        <h2>{t('stages:moves')}</h2>
        <FlowTable flows={flows} rows={rows} {...links} />
      </section>
      <section className="ff-card" aria-label={t('stages:cycles')}>
        <h2>{t('stages:cycles')}</h2>
        <p className="ff-sub" style={{ marginBottom: 8 }}>
          {t(cycles.length === 0 ? 'stages:cycles-none' : 'stages:cycles-about', {
            number: format.count(cycles.length),
          })}
        </p>
        {cycles.length > 0 && <CycleTable cycles={cycles} {...links} />}
      </section>
    </>
  )
}
