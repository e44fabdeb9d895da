import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import { FEWEST, isHole, type Node, OTHER, rateOf } from './network'

interface Props extends Door {
  nodes: Node[]
  /** Where the network stands in the answer. */
  place: string
  look: (key: string) => void
}

const COUNTS = ['people', 'arrivals', 'converted', 'lost', 'open'] as const
const RATES = ['continuation', 'removalEffect'] as const
const COLUMNS = [...COUNTS, 'rate', 'continuation', 'blackHole', 'removalEffect']
/** Of which more is worse; of people and arrivals it is neither. */
const WORSE: { [K in (typeof COUNTS)[number]]?: boolean } = { lost: true, converted: false }

/** Every node with its figures; the counts lead to their people, the name to what comes before and after. */
export function NodeTable({ nodes, look, ...door }: Props) {
  const { t } = useTranslation()
  return (
    <section className="ff-card" aria-label={t('network:nodes')}>
      <h2>{t('network:nodes')}</h2>
      <div className="ff-scroll" style={{ maxHeight: 560, overflowY: 'auto' }}>
        <table className="ff-table ff-figures">
          <thead>
            <tr>
              <th scope="col">{t('network:node')}</th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="num" title={t(`network:about.${name}`)}>
                  {t(`network:head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, at) => (
              <Row key={node.key} node={node} at={at} look={look} {...door} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ff-small" style={{ margin: '8px 0 0' }}>
        {t('network:computed')}
      </p>
    </section>
  )
}

function Row({ node, at, place, look, ...door }: Omit<Props, 'nodes'> & { node: Node; at: number }) {
  const { t } = useTranslation()
  const format = useFormats()
  const { before, change } = node
  const share = (rate: number | null) => (node.arrivals < FEWEST ? t('network:few') : format.share(rate))
  const rates = before && node.arrivals >= FEWEST && before.arrivals >= FEWEST
  const converts = rates ? rateOf(before) : null
  return (
    <tr>
      <th scope="row">
        {node.key === OTHER ? (
          t('network:other')
        ) : (
          <button type="button" className="ff-plain" onClick={() => look(node.key)}>
            {node.key}
          </button>
        )}
        {isHole(node) && <span className="ff-tag ff-tag-bad">{t('network:hole')}</span>}
      </th>
      {COUNTS.map((name) => (
        <td key={name} className="num">
          <Count to={`${place}/nodes/${at}/${name}`} value={node[name]} {...door}>
            {format.count(node[name])}
          </Count>
          {before && (
            <Before
              to={`${place}/nodes/${at}/before/${name}`}
              kind="count"
              before={before[name]}
              change={change?.[name]}
              worse={WORSE[name]}
              {...door}
            />
          )}
        </td>
      ))}
      <td className="num">
        {share(rateOf(node))}
        {converts !== null && <Before kind="share" before={converts} change={rateOf(node) - converts} worse={false} />}
      </td>
      <td className="num">
        {share(node.continuation)}
        {rates && <RateBefore node={node} name="continuation" worse={false} />}
      </td>
      <td className="num">
        {node.blackHole >= 1 ? format.count(node.blackHole) : '–'}
        {before && (node.blackHole >= 1 || before.blackHole >= 1) && (
          <Before kind="count" before={before.blackHole} change={change?.blackHole} worse />
        )}
      </td>
      <td className="num">
        {format.share(node.removalEffect)}
        {before && <RateBefore node={node} name="removalEffect" />}
      </td>
    </tr>
  )
}

function RateBefore({ node, name, worse }: { node: Node; name: (typeof RATES)[number]; worse?: boolean }) {
  return <Before kind="share" before={node.before?.[name]} change={node.change?.[name]} worse={worse} />
}
