import type { Disc } from './names'
import { BEGIN, type Edge } from './network'

interface Props {
  edges: Edge[]
  places: Map<string, Disc>
  at: string | undefined
}

/** The ways between discs: the more often gone, the broader; the brighter, the more of them convert. */
export function NetworkLines({ edges, places, at }: Props) {
  const most = Math.max(1, ...edges.map(({ count }) => count))
  return edges.map((edge) => (
    <Line
      key={`${edge.from} ${edge.to}`}
      edge={edge}
      most={most}
      from={places.get(edge.from)}
      to={places.get(edge.to)}
      chosen={edge.from === at || edge.to === at}
      dim={at !== undefined}
    />
  ))
}

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
  const bright = edge.converted > 0 && edge.from !== BEGIN
  const opacity = dim && !chosen ? 0.12 : bright ? 0.35 + 0.65 * Math.min(1, (edge.rate ?? 0) * 2) : 0.55
  const colour = chosen ? 'var(--ff-ink)' : bright ? 'var(--ff-s6)' : 'var(--ff-line2)'
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
        fill={chosen ? 'var(--ff-ink)' : bright ? 'var(--ff-s7)' : 'var(--ff-ink3)'}
      />
    </g>
  )
}

/** A place in the picture, to a tenth of a pixel. */
export const n = (value: number) => Math.round(value * 10) / 10
