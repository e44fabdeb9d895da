import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Answer, type Bucket, TOO_FEW } from './answer'
import { Count, type Lists } from './Count'
import { keyOf } from './FunnelResult'

/** A date has so many letters; what has more is a moment. */
const DATE = 10

/** The trend as figures: who entered in each stretch of time and who of them came to the end. */
export function TrendTable({ answer, lists, zone }: { answer: Answer; lists: Lists; zone: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const rows: { at: string; group: string; buckets: Bucket[] }[] = answer.groups.some(({ trend }) => trend)
    ? answer.groups.map((group, at) => ({ at: `/groups/${at}`, group: keyOf(group), buckets: group.trend ?? [] }))
    : [{ at: '', group: '', buckets: answer.trend ?? [] }]
  const grouped = rows.some(({ group }) => group !== '')
  return (
    <details style={{ marginTop: 12 }}>
      <summary>{t('funnel:trend-table')}</summary>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              {grouped && <th scope="col">{t('funnel:group')}</th>}
              <th scope="col">{t('funnel:entered')}</th>
              <th scope="col" className="num">
                {t('funnel:trend-entered')}
              </th>
              <th scope="col" className="num">
                {t('funnel:trend-completed')}
              </th>
              <th scope="col" className="num">
                {t('funnel:trend-rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, group, buckets }) =>
              buckets.map((bucket, index) => (
                <tr key={`${at} ${bucket.start}`}>
                  {grouped && <td>{index === 0 ? group : ''}</td>}
                  <td>{bucket.start.length === DATE ? format.day(bucket.start) : format.moment(bucket.start, zone)}</td>
                  <Figures bucket={bucket} at={`${at}/trend/${index}`} lists={lists} />
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Figures({ bucket, at, lists }: { bucket: Bucket; at: string; lists: Lists }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <>
      <td className="num">
        <Count count={bucket.entered} of={`${at}/entered`} lists={lists} />
      </td>
      <td className="num">
        <Count count={bucket.completed} of={`${at}/completed`} lists={lists} />
      </td>
      <td className="num">
        {bucket.entered > 0 && bucket.entered < TOO_FEW ? t('funnel:too-few') : format.share(bucket.rate)}
      </td>
    </>
  )
}
