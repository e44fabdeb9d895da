import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Count, type Door } from './Doors'
import { BEGIN, CONVERSION, edgesOf, type NetworkAnswer, OTHER } from './network'

interface Props extends Door {
  answer: NetworkAnswer
  at: string
  look: (key: string | undefined) => void
}

const MOST = 5
const ENDS: Record<string, string> = {
  [BEGIN]: 'start',
  [CONVERSION]: 'conversion',
  '(gone)': 'gone',
  '(open)': 'open',
  [OTHER]: 'other',
}

/** One node: what comes before it and what after it, the five strongest of each. */
export function NodeCard({ answer, at, look, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const place = answer.nodes.findIndex(({ key }) => key === at)
  const node = answer.nodes[place]
  if (!node) return null
  return (
    <section className="ff-card" aria-label={at}>
      <div className="ff-row">
        <h2 style={{ overflowWrap: 'anywhere' }}>{at}</h2>
        <span className="ff-spring" />
        <Button variant="default" onClick={() => look(undefined)}>
          {t('app:close')}
        </Button>
      </div>
      <p className="ff-sub">
        <Count to={`/nodes/${place}/people`} value={node.people} {...door}>
          {t('network:came', { count: node.people, people: format.count(node.people) })}
        </Count>{' '}
        {t('network:sum', {
          arrivals: format.count(node.arrivals),
          onward: format.count(node.onward),
          closing: format.count(node.closing),
          lost: format.count(node.lost),
          open: format.count(node.open),
        })}
      </p>
      <div className="ff-two">
        {(['to', 'from'] as const).map((end) => (
          <table key={end} className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t(`network:next.${end}`)}</th>
                <th scope="col" className="num">
                  {t('network:head.arrivals')}
                </th>
                <th scope="col" className="num">
                  {t('network:head.rate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {edgesOf(answer.edges, end, at)
                .slice(0, MOST)
                .map((edge) => {
                  const other = end === 'to' ? edge.from : edge.to
                  const word = ENDS[other]
                  return (
                    <tr key={other}>
                      <th scope="row">
                        {word ? (
                          t(`network:${word}`)
                        ) : (
                          <button type="button" className="ff-plain" onClick={() => look(other)}>
                            {other}
                          </button>
                        )}
                      </th>
                      <td className="num">
                        <Count to={`/edges/${edge.at}/count`} value={edge.count} {...door}>
                          {format.count(edge.count)}
                        </Count>
                      </td>
                      <td className="num">{format.share(edge.rate)}</td>
                    </tr>
                  )
                })}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  )
}
