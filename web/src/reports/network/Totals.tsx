import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import { isFair, type Whole } from './network'

interface Props extends Door {
  workspace: Workspace
  answer: Whole
  /** Where the network stands in the answer. */
  place: string
}

/** The figures of the whole network, beside those of the time before. */
export function Totals({ workspace, answer, place, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { before, change } = answer
  return (
    <section className="ff-card ff-row" aria-label={t('network:totals')} style={{ gap: 28 }}>
      {(['people', 'conversions'] as const).map((name) => (
        <div key={name}>
          <div className="ff-small">{t(`network:head.${name}`)}</div>
          <Count to={`${place}/${name}`} value={answer[name]} {...door}>
            {format.count(answer[name])}
          </Count>
          {before && (
            <Before
              to={`${place}/before/${name}`}
              kind="count"
              before={before[name]}
              change={change?.[name]}
              worse={name === 'conversions' ? false : undefined}
              {...door}
            />
          )}
        </div>
      ))}
      {answer.value !== null && (
        <div>
          <div className="ff-small">{t('attribution:value')}</div>
          {format.money(answer.value, workspace.currency)}
          {before && (
            <Before
              kind="money"
              before={before.value}
              change={change?.value}
              worse={false}
              currency={workspace.currency}
            />
          )}
        </div>
      )}
      <div title={t('network:baseline-about')}>
        <div className="ff-small">{t('network:baseline')}</div>
        {format.share(answer.baseline)}
        {before && (
          <Before
            kind="share"
            before={before.baseline}
            change={isFair(answer.nodes) ? change?.baseline : undefined}
            worse={false}
          />
        )}
      </div>
    </section>
  )
}
