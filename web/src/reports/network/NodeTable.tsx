import { useTranslation } from 'react-i18next'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import { FEWEST, isFair, isHole, type Node, OTHER, rateOf } from './network'
import { useNodeWords } from './words'

interface Props extends Door {
  /** What a node is. */
  node: string
  nodes: Node[]
  /** Where the network stands in the answer. */
  place: string
  look: (key: string) => void
}

const COUNTS = ['people', 'arrivals', 'converted', 'lost', 'open'] as const
/** Of these open arrivals have none yet. */
const FATES: string[] = ['converted', 'lost', 'open']
const RATES = ['continuation', 'removalEffect'] as const
/** Of which more is worse; of people and arrivals it is neither. */
const WORSE: { [K in (typeof COUNTS)[number]]?: boolean } = { lost: true, converted: false }

/** Every node with its figures; the counts lead to their people, the name to what comes before and after. */
export function NodeTable({ node, nodes, look, ...door }: Props) {
  const { t } = useTranslation()
  const words = useNodeWords()
  const fair = isFair(nodes)
  const holes = nodes.some(({ blackHole, before }) => blackHole >= 1 || (before?.blackHole ?? 0) >= 1)
  const columns = [...COUNTS, 'rate', 'continuation', ...(holes ? ['blackHole'] : []), 'removalEffect']
  return (
    <section className="ff-card" aria-label={words.many(node)}>
      <h2>{words.many(node)}</h2>
      <div className="ff-scroll" style={{ maxHeight: 560, overflowY: 'auto' }}>
        <table className="ff-table ff-figures">
          <thead>
            <tr>
              <th scope="col">{words.one(node)}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className="num" title={t(`network:about.${name}`)}>
                  {t(`network:head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.map((row, at) => (
              <Row key={row.key} node={row} at={at} holes={holes} fair={fair} look={look} {...door} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ff-small" style={{ margin: '8px 0 0' }}>
        {nodes.some(({ arrivals }) => arrivals < FEWEST) && t('network:few-note')} {t('network:computed')}{' '}
        {!fair && nodes.some(({ before }) => before) && t('network:unfair')}
      </p>
      <details className="ff-small" style={{ marginTop: 4 }}>
        <summary>{t('figures:what')}</summary>
        <dl className="ff-terms">
          {columns.map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`network:head.${name}`)}</dt>
              <dd>{t(`network:about.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

interface RowProps extends Omit<Props, 'nodes' | 'node'> {
  node: Node
  at: number
  /** Whether any node is a black hole. */
  holes: boolean
  /** Whether what became of arrivals may be held against the time before. */
  fair: boolean
}

function Row({ node, at, holes, fair, place, look, ...door }: RowProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const { before, change } = node
  const share = (rate: number | null) => (node.arrivals < FEWEST ? '–' : format.share(rate))
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
              change={fair || !FATES.includes(name) ? change?.[name] : undefined}
              worse={WORSE[name]}
              {...door}
            />
          )}
        </td>
      ))}
      <td className="num">
        {share(rateOf(node))}
        {converts !== null && (
          <Before kind="share" before={converts} change={fair ? rateOf(node) - converts : undefined} worse={false} />
        )}
      </td>
      <td className="num">
        {share(node.continuation)}
        {rates && <RateBefore node={node} name="continuation" worse={false} fair={fair} />}
      </td>
      {holes && (
        <td className="num">
          {format.count(node.blackHole)}
          {before && (node.blackHole >= 1 || before.blackHole >= 1) && (
            <Before kind="count" before={before.blackHole} change={fair ? change?.blackHole : undefined} worse />
          )}
        </td>
      )}
      <td className="num">
        {format.share(node.removalEffect)}
        {before && <RateBefore node={node} name="removalEffect" fair={fair} />}
      </td>
    </tr>
  )
}

function RateBefore({
  node,
  name,
  worse,
  fair,
}: {
  node: Node
  name: (typeof RATES)[number]
  worse?: boolean
  fair: boolean
}) {
  return (
    <Before kind="share" before={node.before?.[name]} change={fair ? node.change?.[name] : undefined} worse={worse} />
  )
}
