import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Count, type Door } from './Doors'
import { type NetworkAnswer, OTHER } from './network'

const MOST = 8

/** The bright paths, the rounds that people go, and the sequences that lead to the conversion. */
export function Ways({ answer, ...door }: Door & { answer: NetworkAnswer }) {
  const { t } = useTranslation()
  const format = useFormats()
  const paths = answer.paths
    .map((path, at) => ({ ...path, at }))
    .filter(({ path, conversions, people }) => conversions > 0 && (people !== null || path[0] !== OTHER))
  const sequences = answer.sequences
    .map((sequence, at) => ({ ...sequence, at }))
    .filter(({ significant, lift }) => significant && (lift ?? 0) > 1)
  return (
    <>
      <Table title={t('network:bright')} sub={t('network:bright-sub')} heads={['conversions', 'journeys', 'rate']}>
        {paths.slice(0, MOST).map(({ path, at, conversions, journeys, rate }) => (
          <tr key={at}>
            <th scope="row">{[...path, t('network:conversion')].join(' → ')}</th>
            <td className="num">
              <Count to={`/paths/${at}/conversions`} value={conversions} {...door}>
                {format.count(conversions)}
              </Count>
            </td>
            <td className="num">
              <Count to={`/paths/${at}/journeys`} value={journeys} {...door}>
                {format.count(journeys)}
              </Count>
            </td>
            <td className="num">{format.share(rate)}</td>
          </tr>
        ))}
      </Table>
      <div className="ff-two">
        <Table title={t('network:sequences')} sub={t('network:sequences-sub')} heads={['people', 'rate', 'lift']}>
          {sequences.slice(0, MOST).map(({ sequence, at, people, rate, low, high, lift }) => (
            <tr key={at}>
              <th scope="row">{sequence.join(' → ')}</th>
              <td className="num">
                <Count to={`/sequences/${at}/people`} value={people} {...door}>
                  {format.count(people)}
                </Count>
              </td>
              <td className="num">
                {format.share(rate)}
                <span className="ff-small" style={{ display: 'block' }}>
                  {format.share(low)}–{format.share(high)}
                </span>
              </td>
              <td className="num">{lift === null ? '–' : t('network:times', { times: format.number(lift) })}</td>
            </tr>
          ))}
        </Table>
        <Table title={t('network:cycles')} sub={t('network:cycles-sub')} heads={['people']}>
          {answer.cycles.slice(0, MOST).map(({ nodes, people }, at) => (
            <tr key={nodes.join(' ')}>
              <th scope="row">{[...nodes, nodes[0]].join(' → ')}</th>
              <td className="num">
                <Count to={`/cycles/${at}/people`} value={people} {...door}>
                  {format.count(people)}
                </Count>
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  )
}

interface TableProps {
  title: string
  sub: string
  heads: string[]
  children: ReactNode[]
}

function Table({ title, sub, heads, children }: TableProps) {
  const { t } = useTranslation()
  return (
    <section className="ff-card" aria-label={title}>
      <h2>{title}</h2>
      <p className="ff-small">{sub}</p>
      {children.length === 0 ? (
        <p className="ff-sub">{t('network:none')}</p>
      ) : (
        <div className="ff-scroll">
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('network:way')}</th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="num">
                    {t(`network:head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}
