import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { Count, type Door } from './Doors'
import { rateOf } from './NetworkPicture'
import { FEWEST, isHole, type Node, OTHER } from './network'

interface Props extends Door {
  nodes: Node[]
  look: (key: string) => void
}

/** Every node with its figures; the counts lead to their people, the name to what comes before and after. */
export function NodeTable({ nodes, look, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const share = (node: Node, rate: number | null) => (node.arrivals < FEWEST ? t('network:few') : format.share(rate))
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
              <tr key={node.key}>
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
                    <Count to={`/nodes/${at}/${name}`} value={node[name]} {...door}>
                      {format.count(node[name])}
                    </Count>
                  </td>
                ))}
                <td className="num">{share(node, rateOf(node))}</td>
                <td className="num">{share(node, node.continuation)}</td>
                <td className="num">{node.blackHole >= 1 ? format.count(node.blackHole) : '–'}</td>
                <td className="num">{format.share(node.removalEffect)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const COUNTS = ['people', 'arrivals', 'converted', 'lost', 'open'] as const
const COLUMNS = [...COUNTS, 'rate', 'continuation', 'blackHole', 'removalEffect']
