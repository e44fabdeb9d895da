import { useTranslation } from 'react-i18next'
import { figure } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { graph, STEP } from './graph'
import type { StageFlow, StageRow } from './stages'

interface Props {
  rows: StageRow[]
  flows: StageFlow[]
  names: Map<string, string>
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

const BACK_ROOM = 34
const MIDDLE = 34

/** Stages as circles by people now; above them who moved forward, below who came back. */
export function StageGraph({ rows, flows, names, href, follow }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const farthest = Math.max(1, rows.length - 1)
  const middle = 60 + MIDDLE * farthest * 0.75 + 20
  const height = middle + 110 + BACK_ROOM * farthest * 0.75
  const { nodes, arcs } = graph(rows, flows, middle)
  const width = STEP * rows.length + 30
  const name = (key: string) => names.get(key) ?? key
  const link = (pointer: string, counts: number) => ({
    ...figure(pointer, counts),
    href: href(pointer),
    onClick: (event: React.MouseEvent) => {
      event.preventDefault()
      follow(pointer)
    },
  })
  return (
    <div className="ff-scroll">
      <svg data-picture="" width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontSize={12}>
        <title>{t('stages:picture')}</title>
        {arcs.map(({ flow, index, path, width: wide, way }) => {
          const said = t('stages:flow', {
            from: name(flow.from),
            to: name(flow.to),
            people: format.count(flow.people ?? 0),
            time: format.duration(flow.medianSeconds),
          })
          return (
            <a key={`${flow.from} ${flow.to}`} {...link(`/flows/${index}/people`, flow.people ?? 0)}>
              <path
                d={path}
                fill="none"
                stroke={way === 'back' ? 'var(--ff-aggr)' : 'var(--ff-s3)'}
                strokeWidth={wide}
                strokeOpacity={0.55}
                strokeDasharray={way === 'back' ? '5 4' : undefined}
              >
                <title>{said}</title>
              </path>
            </a>
          )
        })}
        {nodes.map(({ row, index, x, r }) => (
          <g key={row.stage} textAnchor="middle">
            <a {...link(`/stages/${index}/now`, row.now ?? 0)}>
              <circle
                cx={x}
                cy={middle}
                r={r}
                fill={row.mapped ? `var(--ff-s${Math.min(7, index + 1)})` : 'var(--ff-sunken)'}
                stroke="var(--ff-line2)"
              >
                <title>{`${name(row.stage)}: ${format.count(row.now ?? 0)}`}</title>
              </circle>
            </a>
            <text x={x} y={height - 44} fontWeight={650} fill="var(--ff-ink)">
              {name(row.stage)}
            </text>
            <text x={x} y={height - 28} fill="var(--ff-ink2)">
              {row.mapped ? t('stages:here', { now: format.count(row.now ?? 0) }) : t('stages:unmapped')}
            </text>
            <text x={x} y={height - 12} fill="var(--ff-ink3)" fontSize={11.5}>
              {row.mapped && row.dwell.median !== null
                ? t('stages:stays', { time: format.duration(row.dwell.median) })
                : ''}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
