import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { figure, following } from '../../kit/Count'
import { cut } from '../../kit/pictures/StepBars'
import { useFormats } from '../../words/format'
import { GraphLegend } from './GraphLegend'
import { graph } from './graph'
import { stay } from './places'
import type { Links, StageFlow, StageRow } from './stages'

interface Props extends Links {
  rows: StageRow[]
  flows: StageFlow[]
}

const NARROW = 560
const INSIDE = 22
const LINE = 16
const LETTERS = 22
const NARROW_LETTERS = 18
const HALO = { stroke: 'var(--ff-surface)', strokeWidth: 4, strokeLinejoin: 'round', paintOrder: 'stroke' } as const

/** Stages as circles by people now; on one side of them who moved forward, on the other who came back. */
export function StageGraph({ rows, flows, names, href, follow }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const tall = measured > 0 && measured < NARROW
  const { nodes, arcs, width, height, names: edge } = graph(rows, flows, tall)
  const name = (key: string) => names.get(key) ?? key
  const link = (pointer: string, counts: number | null) => ({
    ...figure(pointer, counts ?? 0),
    href: href(pointer),
    onClick: following(pointer, follow),
  })
  return (
    <div ref={ref}>
      <GraphLegend tall={tall} />
      <div className="ff-scroll">
        {/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset */}
        <svg
          data-picture=""
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={t('stages:picture')}
          fontSize={12}
        >
          {arcs.map(({ flow, index, path, width: wide, way }) => (
            <a key={`${flow.from} ${flow.to}`} {...link(`/flows/${index}/people`, flow.people)}>
              <path
                d={path}
                fill="none"
                stroke={way === 'back' ? 'var(--ff-aggr)' : 'var(--ff-s3)'}
                strokeWidth={wide}
                strokeOpacity={0.55}
                strokeDasharray={way === 'back' ? '5 4' : undefined}
              >
                <title>
                  {t('stages:flow', {
                    from: name(flow.from),
                    to: name(flow.to),
                    people: format.count(flow.people ?? 0),
                    time: format.duration(flow.medianSeconds),
                  })}
                </title>
              </path>
            </a>
          ))}
          {nodes.map(({ row, index, x, y, r }) => {
            const [left, top] = tall ? [edge, y - LINE] : [x, edge]
            const said = [
              row.mapped ? t('stages:here', { now: format.count(row.now ?? 0) }) : t('stages:unmapped-short'),
              row.mapped && row.dwell.median !== null
                ? t('stages:stays', { time: stay(format, row.dwell.median) })
                : '',
            ]
            return (
              <g key={row.stage}>
                <a {...link(`/stages/${index}/now`, row.now)}>
                  <circle
                    cx={x}
                    cy={y}
                    r={r}
                    fill={row.mapped ? `var(--ff-s${Math.min(7, index + 1)})` : 'var(--ff-sunken)'}
                    stroke="var(--ff-line2)"
                  >
                    <title>{`${name(row.stage)}: ${format.count(row.now ?? 0)}`}</title>
                  </circle>
                  {row.mapped && r > INSIDE && (
                    <text
                      x={x}
                      y={y + 4}
                      textAnchor="middle"
                      fontWeight={650}
                      fill={`var(--ff-on${Math.min(7, index + 1)})`}
                    >
                      {format.count(row.now ?? 0)}
                    </text>
                  )}
                </a>
                <g textAnchor={tall ? 'start' : 'middle'}>
                  <text x={left} y={top} fontWeight={650} fill="var(--ff-ink)">
                    {cut(name(row.stage), tall ? NARROW_LETTERS : LETTERS)}
                  </text>
                  {said.map((line, at) => (
                    <text
                      // biome-ignore lint/suspicious/noArrayIndexKey: two lines that never change places
                      key={at}
                      x={left}
                      y={top + LINE * (at + 1)}
                      fontSize={at === 0 ? 12 : 11.5}
                      fill={at === 0 ? 'var(--ff-ink2)' : 'var(--ff-ink3)'}
                    >
                      {line}
                    </text>
                  ))}
                </g>
              </g>
            )
          })}
          {arcs.map(
            ({ flow, number }) =>
              number && (
                <text
                  key={`${flow.from} ${flow.to}`}
                  x={number.x}
                  y={number.y + 4}
                  textAnchor="middle"
                  fontSize={11.5}
                  fill="var(--ff-ink2)"
                  pointerEvents="none"
                  {...HALO}
                >
                  {format.count(flow.people ?? 0)}
                </text>
              ),
          )}
        </svg>
      </div>
    </div>
  )
}
