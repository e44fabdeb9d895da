import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import type { Moves } from './useChannels'

/** What would change if the rules were saved: from which channel to which, and how many. */
export function RulePreview({ moves: { moves, events, conversions } }: { moves: Moves }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section aria-label={t('channels:preview')} role="status">
      <h3 className="ff-part">{t('channels:preview')}</h3>
      {moves.length === 0 ? (
        <p className="ff-sub">{t('channels:nothing-moves')}</p>
      ) : (
        <>
          <p className="ff-sub">
            {t('channels:moves', { events: format.count(events), conversions: format.count(conversions) })}
          </p>
          <div className="ff-scroll">
            <table className="ff-table">
              <thead>
                <tr>
                  <th scope="col">{t('channels:from')}</th>
                  <th scope="col">{t('channels:to')}</th>
                  {['events', 'people', 'conversions'].map((key) => (
                    <th key={key} scope="col" className="num">
                      {t(`channels:head.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {moves.map((move) => (
                  <tr key={`${move.from} ${move.to}`}>
                    <td>{move.from}</td>
                    <td>{move.to}</td>
                    <td className="num">{format.count(move.events)}</td>
                    <td className="num">{format.count(move.people)}</td>
                    <td className="num">{format.count(move.conversions)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
