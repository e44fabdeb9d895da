import { useTranslation } from 'react-i18next'
import { useFormats } from '../words/format'
import type { Flagged } from './useTraffic'

const SIDES = ['bots', 'internal'] as const

/** How much each sign flags, by the rules that count and, beside it, by others. */
export function FlaggedTable({ now, then }: { now: Flagged; then?: Flagged | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  const rows = SIDES.flatMap((side) => [
    { key: side, word: t(`rules:side.${side}`), whole: true, now: now[side], after: then?.[side] },
    ...now[side].by.map((one) => ({
      key: one.sign,
      word: t(`rules:sign.${one.sign}`),
      whole: false,
      now: one,
      after: then?.[side].by.find(({ sign }) => sign === one.sign),
    })),
  ])
  const head = (words: string) => (
    <th scope="col" className="num">
      {words}
    </th>
  )
  return (
    <div className="ff-scroll">
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('rules:sign')}</th>
            {head(t('rules:events'))}
            {then && head(t('rules:events-then'))}
            {head(t('rules:people'))}
            {then && head(t('rules:people-then'))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" style={row.whole ? { fontWeight: 600 } : { paddingLeft: 16, fontWeight: 400 }}>
                {row.word}
              </th>
              <td className="num">{format.count(row.now.events)}</td>
              {then && <td className="num">{format.count(row.after?.events ?? 0)}</td>}
              <td className="num">{format.count(row.now.people)}</td>
              {then && <td className="num">{format.count(row.after?.people ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
