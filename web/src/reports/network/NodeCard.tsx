import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { BEGIN, CONVERSION, edgesOf, OTHER, type Whole } from './network'

interface Props extends Door {
  answer: Whole
  /** Where the network stands in the answer. */
  place: string
  at: string
  look: (key: string | undefined) => void
}

const MOST = 5
const PARTS = ['arrivals', 'onward', 'closing', 'lost', 'open'] as const
/** Where a number stands in the sentence. */
const BLANK = /<(\w+)>/
const ENDS: Record<string, string> = {
  [BEGIN]: 'start',
  [CONVERSION]: 'conversion',
  '(gone)': 'gone',
  '(open)': 'open',
  [OTHER]: 'other',
}

/** One node: what comes before it and what after it, the five strongest of each. */
export function NodeCard({ answer, place, at, look, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const row = answer.nodes.findIndex(({ key }) => key === at)
  const node = answer.nodes[row]
  if (!node) return null
  const said = t('network:sum', Object.fromEntries(PARTS.map((part) => [part, `<${part}>`])))
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
        <Count to={`${place}/nodes/${row}/people`} value={node.people} {...door}>
          {t('network:came', { count: node.people, people: format.count(node.people) })}
        </Count>{' '}
        {said.split(BLANK).map((piece) => {
          const part = PARTS.find((one) => one === piece)
          if (!part) return piece
          return (
            <Count key={part} to={`${place}/nodes/${row}/${part}`} value={node[part]} {...door}>
              {format.count(node[part])}
            </Count>
          )
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
                        <Count to={`${place}/edges/${edge.at}/count`} value={edge.count} {...door}>
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
