import { n } from './NetworkLines'
import type { Disc } from './names'
import { isHole, type Node, rateOf } from './network'

export const SHADES = ['var(--ff-s1)', 'var(--ff-s2)', 'var(--ff-s3)', 'var(--ff-s4)', 'var(--ff-s5)']

/** What lies behind a text keeps away from its letters. */
export const HALO = {
  stroke: 'var(--ff-surface)',
  strokeWidth: 5,
  strokeLinejoin: 'round',
  paintOrder: 'stroke',
} as const

interface Props {
  disc: Disc
  node: Node
  /** The highest share of arrivals that convert, which is the darkest. */
  best: number
  chosen: boolean
  /** Whether Tab comes here: one disc of all, from which arrows lead on. */
  stop: boolean
  href: (key: string) => string
  look: (key: string) => void
  focused: (disc: Disc) => void
  children: string
}

/** A node as a link to what is known of it; a black hole is dark with a rim that warns. */
export function NodeDisc({ disc, node, best, chosen, stop, href, look, focused, children }: Props) {
  const hole = isHole(node)
  const step = best > 0 ? Math.min(4, Math.floor((rateOf(node) / best) * 4.999)) : 1
  return (
    <a
      href={href(node.key)}
      data-disc={node.key}
      tabIndex={stop ? 0 : -1}
      aria-label={children}
      aria-current={chosen || undefined}
      draggable={false}
      onFocus={() => focused(disc)}
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
        fill={hole ? '#16181d' : SHADES[step]}
        stroke={hole ? 'var(--ff-badmark)' : chosen ? 'var(--ff-ink)' : 'var(--ff-surface)'}
        strokeWidth={hole ? 3 : chosen ? 2.5 : 1}
      />
      {disc.label?.leader && (
        <path
          d={`M${n(disc.label.leader.x)} ${n(disc.label.leader.y)}L${n(disc.label.leader.x2)} ${n(disc.label.leader.y2)}`}
          stroke="var(--ff-ink3)"
          strokeWidth={0.8}
        />
      )}
      {disc.label && (
        <text
          x={n(disc.label.x)}
          y={n(disc.label.y)}
          textAnchor="middle"
          fontSize={11.5}
          fontWeight={hole || chosen ? 650 : 400}
          fill={
            disc.label.inside
              ? hole
                ? '#ffffff'
                : `var(--ff-on${step + 1})`
              : hole
                ? 'var(--ff-bad)'
                : 'var(--ff-ink)'
          }
          {...(disc.label.inside ? {} : HALO)}
        >
          {disc.label.text}
        </text>
      )}
    </a>
  )
}
