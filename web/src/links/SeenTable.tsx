import { useTranslation } from 'react-i18next'
import { useFormats } from '../words/format'
import type { Seen } from './links'
import { useProblemWords } from './useProblemWords'

const MOST = 50

/** What links have said so far and is wrong, the most frequent first. */
export function SeenTable({ seen }: { seen: Seen }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useProblemWords()
  if (seen.wrong.length === 0) return <p className="ff-sub">{t('links:all-fine')}</p>
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('links:wrong')}</th>
            <th scope="col">{t('links:better')}</th>
            <th scope="col">{t('links:channel')}</th>
            <th scope="col" className="num">
              {t('links:touches')}
            </th>
            <th scope="col" className="num">
              {t('links:people')}
            </th>
          </tr>
        </thead>
        <tbody>
          {seen.wrong.slice(0, MOST).map((each) => (
            <tr key={`${each.code} ${each.tag} ${each.value}`}>
              <th scope="row" style={{ fontWeight: 400, overflowWrap: 'anywhere', minWidth: 200 }}>
                {words(each)}
              </th>
              <td style={{ overflowWrap: 'anywhere' }}>{each.mended ?? '–'}</td>
              <td>{each.channels.join(', ')}</td>
              <td className="num">{format.count(each.touches)}</td>
              <td className="num">{format.count(each.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen.wrong.length > MOST && <p className="ff-small">{t('links:more', { count: seen.wrong.length - MOST })}</p>}
    </div>
  )
}
