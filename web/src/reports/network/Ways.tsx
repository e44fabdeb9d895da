import { Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import { OTHER, type Whole } from './network'

const MOST = 8
const LEAST_CHANCE = 0.001

interface Props extends Door {
  answer: Whole
  /** Where the network stands in the answer. */
  place: string
  /** What is to be known of the sequences' test. */
  tested: string | undefined
}

/** The bright paths, the rounds that people go, and the sequences that lead to the conversion. */
export function Ways({ answer, place, tested, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const paths = answer.paths
    .map((path, at) => ({ ...path, at }))
    .filter(({ path, conversions, people }) => conversions > 0 && (people !== null || path[0] !== OTHER))
  return (
    <>
      <Table title={t('network:bright')} sub={t('network:bright-sub')} heads={['conversions', 'journeys', 'rate']}>
        {paths.slice(0, MOST).map(({ path, at, conversions, journeys, rate, before, change }) => (
          <tr key={at}>
            <th scope="row">{[...path, t('network:conversion')].join(' → ')}</th>
            {(
              [
                ['conversions', conversions],
                ['journeys', journeys],
              ] as const
            ).map(([name, value]) => (
              <td key={name} className="num">
                <Count to={`${place}/paths/${at}/${name}`} value={value} {...door}>
                  {format.count(value)}
                </Count>
                {before && (
                  <Before
                    to={`${place}/paths/${at}/before/${name}`}
                    kind="count"
                    before={before[name]}
                    change={change?.[name]}
                    {...door}
                  />
                )}
              </td>
            ))}
            <td className="num">{format.share(rate)}</td>
          </tr>
        ))}
      </Table>
      <div className="ff-two" style={{ alignItems: 'start' }}>
        <Sequences answer={answer} place={place} tested={tested} {...door} />
        <Table title={t('network:cycles')} sub={t('network:cycles-sub')} heads={['people', 'rounds']}>
          {answer.cycles.slice(0, MOST).map(({ nodes, people, rounds, before, change }, at) => (
            <tr key={nodes.join(' ')}>
              <th scope="row">{[...nodes, nodes[0]].join(' → ')}</th>
              <td className="num">
                <Count to={`${place}/cycles/${at}/people`} value={people} {...door}>
                  {format.count(people)}
                </Count>
                {before && (
                  <Before
                    to={`${place}/cycles/${at}/before/people`}
                    kind="count"
                    before={before.people}
                    change={change?.people}
                    {...door}
                  />
                )}
              </td>
              <td className="num">{format.count(rounds)}</td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  )
}

/** Two or three nodes in a row that convert more often than all journeys; the others too, if one wants to see them. */
function Sequences({ answer, place, tested, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const [all, setAll] = useState(false)
  const sequences = answer.sequences
    .map((sequence, at) => ({ ...sequence, at }))
    .filter(({ significant, lift }) => all || (significant && (lift ?? 0) > 1))
  return (
    <Table
      title={t('network:sequences')}
      sub={t('network:sequences-sub')}
      heads={['people', 'rate', 'lift', 'chance']}
      foot={tested}
      tool={
        answer.sequences.length > 0 && (
          <Checkbox
            label={t('network:unproved')}
            checked={all}
            onChange={({ currentTarget }) => setAll(currentTarget.checked)}
          />
        )
      }
    >
      {sequences.slice(0, all ? 3 * MOST : MOST).map(({ sequence, at, people, rate, low, high, lift, chance }) => (
        <tr key={at}>
          <th scope="row">{sequence.join(' → ')}</th>
          <td className="num">
            <Count to={`${place}/sequences/${at}/people`} value={people} {...door}>
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
          <td className="num">
            {chance !== null && chance < LEAST_CHANCE
              ? t('network:below', { share: format.share(LEAST_CHANCE) })
              : format.share(chance)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

interface TableProps {
  title: string
  sub: string
  heads: string[]
  tool?: ReactNode
  foot?: string | undefined
  children: ReactNode[]
}

function Table({ title, sub, heads, tool, foot, children }: TableProps) {
  const { t } = useTranslation()
  return (
    <section className="ff-card" aria-label={title}>
      <h2>{title}</h2>
      <p className="ff-small">{sub}</p>
      {tool}
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
      {foot && (
        <p className="ff-small" style={{ margin: '8px 0 0' }}>
          {foot}
        </p>
      )}
    </section>
  )
}
