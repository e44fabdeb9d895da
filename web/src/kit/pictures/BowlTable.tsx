import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import type { StageFigures } from './Bowls'

/** The picture's figures as a table, for those to whom it is read. */
export function BowlTable({ stages }: { stages: StageFigures[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <div className="ff-unseen">
      <table>
        <caption>{t('home:picture')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('home:stage')}</th>
            <th scope="col">{t('home:reached')}</th>
            <th scope="col">{t('home:legend-moved')}</th>
            <th scope="col">{t('home:still-here')}</th>
            <th scope="col">{t('home:went-quiet')}</th>
            <th scope="col">{t('home:move-on')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ label, step, figures }) => (
            <tr key={`${label} ${step}`}>
              <th scope="row">{label}</th>
              {figures ? (
                <>
                  <td>{format.count(figures.reached)}</td>
                  <td>{format.count(figures.moved)}</td>
                  <td>{format.count(figures.open)}</td>
                  <td>{format.count(figures.quiet)}</td>
                  <td>{format.share(figures.share)}</td>
                </>
              ) : (
                <td colSpan={5}>{t('home:not-mapped')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
