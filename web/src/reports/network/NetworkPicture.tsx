import { ActionIcon } from '@mantine/core'
import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { layout, magnified, nearest } from './layout'
import { NetworkLines } from './NetworkLines'
import { HALO, NodeDisc } from './NodeDisc'
import type { Disc } from './names'
import { BEGIN, CONVERSION, OTHER, rateOf, type Whole } from './network'
import { useView } from './useView'

interface Props {
  answer: Whole
  show: number
  at: string | undefined
  href: (key: string) => string
  look: (key: string) => void
}

const WIDE = 560
const NARROW = 520
/** Widths in steps: the picture is not laid out anew at every pixel. */
const STEP = 40
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Discs by people, lines by how often they are gone; the brighter a line, the more of it converts. */
export function NetworkPicture({ answer, show, at, href, look }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize()
  const svg = useRef<SVGSVGElement>(null)
  const narrow = useMediaQuery('(max-width: 760px)') ?? false
  const width = Math.max(280, Math.floor((measured || 960) / STEP) * STEP)
  const height = narrow ? NARROW : WIDE
  const { view, larger, smaller, whole, show: reveal, wheel, pointer } = useView({ width, height })
  const nodes = useMemo(() => answer.nodes.filter(({ key }) => key !== OTHER).slice(0, show), [answer, show])
  const laid = useMemo(() => layout(nodes, answer.edges, { width, height }), [nodes, answer, width, height])
  const discs = useMemo(
    () => (view.times === 1 ? laid.discs : magnified(laid, view.times, { width, height })),
    [laid, view.times, width, height],
  )
  const places = new Map(discs.map((disc) => [disc.key, disc]))
  places.set(BEGIN, { key: BEGIN, x: 24 * view.times, y: (height / 2) * view.times, r: 10 })
  places.set(CONVERSION, { key: CONVERSION, x: (width - 24) * view.times, y: (height / 2) * view.times, r: 12 })
  const best = Math.max(0, ...nodes.map(rateOf))
  const stop = nodes.some(({ key }) => key === at) ? at : nodes[0]?.key
  useEffect(() => {
    const picture = svg.current
    const turned = (event: WheelEvent) => picture && wheel(event, picture.getBoundingClientRect())
    picture?.addEventListener('wheel', turned, { passive: false })
    return () => picture?.removeEventListener('wheel', turned)
  })
  const press = (event: KeyboardEvent) => {
    const act = { '+': larger, '=': larger, '-': smaller, '0': whole }[event.key]
    const arrow = ARROWS[event.key]
    const from = discs.find(({ key }) => key === (document.activeElement as SVGElement | null)?.dataset.disc)
    const to = arrow && from && nearest(discs, from, ...arrow)
    if (event.metaKey || event.ctrlKey || (!act && !to)) return
    event.preventDefault()
    act?.()
    if (to) svg.current?.querySelector<SVGAElement>(`[data-disc="${CSS.escape(to.key)}"]`)?.focus()
  }
  return (
    <div ref={ref}>
      <div className="ff-row" style={{ gap: 4, justifyContent: 'flex-end' }}>
        {view.times > 1 && (
          <span className="ff-small" aria-live="polite">
            {t('network:larger-by', { times: format.number(Math.round(view.times * 10) / 10) })}
          </span>
        )}
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('network:smaller')}
          disabled={view.times === 1}
          onClick={smaller}
        >
          −
        </ActionIcon>
        <ActionIcon variant="default" size={32} aria-label={t('network:larger')} onClick={larger}>
          +
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture, and an image would hide its links */}
      <svg
        ref={svg}
        data-picture
        role="group"
        aria-label={t('network:picture')}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        style={{
          display: 'block',
          maxWidth: '100%',
          ...(view.times > 1 ? { cursor: 'grab', touchAction: 'none' } : {}),
        }}
        onKeyDown={press}
        {...pointer}
      >
        <g transform={`translate(${-Math.round(view.x)} ${-Math.round(view.y)})`}>
          <NetworkLines edges={laid.edges} places={places} at={at} />
          <End disc={places.get(BEGIN)} text={t('network:start')} fill="var(--ff-ink3)" />
          <End disc={places.get(CONVERSION)} text={t('network:conversion')} fill="var(--ff-s6)" right />
          {discs.map((disc, place) => {
            const node = nodes[place]
            return node ? (
              <NodeDisc
                key={disc.key}
                disc={disc}
                node={node}
                best={best}
                chosen={disc.key === at}
                stop={disc.key === stop}
                href={href}
                look={look}
                focused={reveal}
              >
                {t('network:disc', {
                  node: node.key,
                  people: format.count(node.people),
                  on: format.share(node.continuation),
                  rate: format.share(rateOf(node)),
                })}
              </NodeDisc>
            ) : null
          })}
        </g>
      </svg>
    </div>
  )
}

function End({
  disc,
  text,
  fill,
  right = false,
}: {
  disc: Disc | undefined
  text: string
  fill: string
  right?: boolean
}) {
  if (!disc) return null
  return (
    <g>
      <circle cx={disc.x} cy={disc.y} r={disc.r} fill={fill} />
      <text
        x={disc.x + (right ? 22 : -22)}
        y={disc.y + 26}
        textAnchor={right ? 'end' : 'start'}
        fontSize={11.5}
        fill="var(--ff-ink2)"
        {...HALO}
      >
        {text}
      </text>
    </g>
  )
}
