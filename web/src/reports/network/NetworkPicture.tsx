import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { type Disc, layout } from './layout'
import { BEGIN, CONVERSION, type Edge, isHole, type NetworkAnswer, type Node, OTHER } from './network'

interface Props {
  answer: NetworkAnswer
  show: number
  at: string | undefined
  href: (key: string) => string
  look: (key: string) => void
}

const WIDE = 560
const NARROW = 520
/** Widths in steps: the picture is not laid out anew at every pixel. */
const STEP = 40
const SHADES = ['var(--ff-s1)', 'var(--ff-s2)', 'var(--ff-s3)', 'var(--ff-s4)', 'var(--ff-s5)']

/** Discs by people, lines by how often they are gone; the brighter a line, the more of it converts. */
export function NetworkPicture({ answer, show, at, href, look }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize()
  const narrow = useMediaQuery('(max-width: 760px)') ?? false
  const width = Math.max(280, Math.floor((measured || 960) / STEP) * STEP)
  const height = narrow ? NARROW : WIDE
  const nodes = useMemo(() => answer.nodes.filter(({ key }) => key !== OTHER).slice(0, show), [answer, show])
  const { discs, edges } = useMemo(() => layout(nodes, answer.edges, { width, height }), [nodes, answer, width, height])
  const places = new Map(discs.map((disc) => [disc.key, disc]))
  places.set(BEGIN, { key: BEGIN, x: 24, y: height / 2, r: 10 })
  places.set(CONVERSION, { key: CONVERSION, x: width - 24, y: height / 2, r: 12 })
  const most = Math.max(1, ...edges.map(({ count }) => count))
  const best = Math.max(0, ...nodes.map(rateOf))
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture, and an image would hide its links */}
      <svg
        data-picture
        role="group"
        aria-label={t('network:picture')}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        style={{ display: 'block', maxWidth: '100%' }}
      >
        {edges.map((edge) => (
          <Line
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            most={most}
            from={places.get(edge.from)}
            to={places.get(edge.to)}
            chosen={edge.from === at || edge.to === at}
            dim={at !== undefined}
          />
        ))}
        <End disc={places.get(BEGIN)} text={t('network:start')} fill="var(--ff-ink3)" />
        <End disc={places.get(CONVERSION)} text={t('network:conversion')} fill="var(--ff-s6)" />
        {discs.map((disc, place) => {
          const node = nodes[place]
          return node ? (
            <DiscOf key={disc.key} disc={disc} node={node} best={best} chosen={disc.key === at} href={href} look={look}>
              {t('network:disc', {
                node: node.key,
                people: format.count(node.people),
                on: format.share(node.continuation),
                rate: format.share(rateOf(node)),
              })}
            </DiscOf>
          ) : null
        })}
      </svg>
    </div>
  )
}

export const rateOf = ({ arrivals, converted }: Node) => (arrivals === 0 ? 0 : converted / arrivals)

interface LineProps {
  edge: Edge
  most: number
  from: Disc | undefined
  to: Disc | undefined
  chosen: boolean
  dim: boolean
}

/** A bent line, so that both ways between two nodes are seen; it ends at the rim, with an arrow's head. */
function Line({ edge, most, from, to, chosen, dim }: LineProps) {
  if (!from || !to) return null
  const [x, y] = [to.x - from.x, to.y - from.y]
  const far = Math.hypot(x, y) || 1
  const bend = Math.min(24, far * 0.12)
  const [mx, my] = [(from.x + to.x) / 2 - (y / far) * bend, (from.y + to.y) / 2 + (x / far) * bend]
  const last = Math.hypot(to.x - mx, to.y - my) || 1
  const [dx, dy] = [(to.x - mx) / last, (to.y - my) / last]
  const [ex, ey] = [to.x - dx * (to.r + 1), to.y - dy * (to.r + 1)]
  const bright = edge.converted > 0
  const opacity = dim && !chosen ? 0.12 : bright ? 0.35 + 0.65 * Math.min(1, (edge.rate ?? 0) * 2) : 0.55
  const colour = bright ? 'var(--ff-s6)' : 'var(--ff-line2)'
  return (
    <g opacity={opacity}>
      <path
        d={`M${n(from.x)} ${n(from.y)}Q${n(mx)} ${n(my)} ${n(ex)} ${n(ey)}`}
        fill="none"
        stroke={colour}
        strokeWidth={n(0.8 + 5 * Math.sqrt(edge.count / most))}
      />
      <path
        d={`M${n(ex)} ${n(ey)}L${n(ex - dx * 6 - dy * 3)} ${n(ey - dy * 6 + dx * 3)}L${n(ex - dx * 6 + dy * 3)} ${n(ey - dy * 6 - dx * 3)}z`}
        fill={bright ? 'var(--ff-s7)' : 'var(--ff-ink3)'}
      />
    </g>
  )
}

const n = (value: number) => Math.round(value * 10) / 10

function End({ disc, text, fill }: { disc: Disc | undefined; text: string; fill: string }) {
  if (!disc) return null
  const left = disc.x < 60
  return (
    <g>
      <circle cx={disc.x} cy={disc.y} r={disc.r} fill={fill} />
      <text
        x={left ? 2 : disc.x + 22}
        y={disc.y + 26}
        textAnchor={left ? 'start' : 'end'}
        fontSize={11.5}
        fill="var(--ff-ink2)"
      >
        {text}
      </text>
    </g>
  )
}

interface DiscProps {
  disc: Disc
  node: Node
  best: number
  chosen: boolean
  href: (key: string) => string
  look: (key: string) => void
  children: string
}

/** A node as a link to what is known of it; a black hole is dark with a rim that warns. */
function DiscOf({ disc, node, best, chosen, href, look, children }: DiscProps) {
  const hole = isHole(node)
  const shade = SHADES[best > 0 ? Math.min(4, Math.floor((rateOf(node) / best) * 4.999)) : 1]
  return (
    <a
      href={href(node.key)}
      aria-label={children}
      aria-current={chosen || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        look(node.key)
      }}
    >
      <title>{children}</title>
      <circle cx={n(disc.x)} cy={n(disc.y)} r={n(disc.r + 3)} fill="transparent" />
      <circle
        cx={n(disc.x)}
        cy={n(disc.y)}
        r={n(disc.r)}
        fill={hole ? '#16181d' : shade}
        stroke={hole ? 'var(--ff-badmark)' : chosen ? 'var(--ff-ink)' : 'var(--ff-surface)'}
        strokeWidth={hole ? 3 : chosen ? 2.5 : 1}
      />
      {disc.label && (
        <text
          x={n(disc.label.x)}
          y={n(disc.label.y)}
          textAnchor="middle"
          fontSize={11.5}
          fontWeight={hole || chosen ? 650 : 400}
          fill={hole ? 'var(--ff-bad)' : 'var(--ff-ink)'}
        >
          {disc.label.text}
        </text>
      )}
    </a>
  )
}
