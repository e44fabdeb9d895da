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
      <table className="ff-table ff-names">
        <thead>
          <tr>
            <th scope="col">{t('rules:sign')}</th>
            {head(t(then ? 'rules:events-now' : 'rules:events'))}
            {then && head(t('rules:events-then'))}
            {head(t(then ? 'rules:people-now' : 'rules:people'))}
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
              {then && <After now={row.now.events} after={row.after?.events ?? 0} />}
              <td className="num">{format.count(row.now.people)}</td>
              {then && <After now={row.now.people} after={row.after?.people ?? 0} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What it would be then; bold where it is something else than now. */
function After({ now, after }: { now: number; after: number }) {
  const format = useFormats()
  return (
    <td className="num" style={now === after ? { color: 'var(--ff-ink3)' } : { fontWeight: 600 }}>
      {format.count(after)}
    </td>
  )
}
