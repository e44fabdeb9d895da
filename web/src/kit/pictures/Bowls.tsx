import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { figure, following } from '../Count'
import { BandTag } from './BandTag'
import { BowlFigures, type Follow } from './BowlFigures'
import { BowlLegend } from './BowlLegend'
import { BowlTable } from './BowlTable'
import { BowlWords, leader } from './BowlWords'
import { biggestFall, biggestLeak, cascade, half, part, under } from './bowls'
import { cut } from './StepBars'
import { useEased } from './useEased'

export interface StageFigures {
  label: string
  band: 'TOFU' | 'MOFU' | 'BOFU' | 'beyond'
  /** Undefined where none of the stage's events occur. */
  figures:
    | {
        reached: number
        moved: number
        open: number
        quiet: number
        share: number | null
        change: number | null
        /** Seconds within which half of those who move on do so. */
        median: number | null
      }
    | undefined
  /** Its place among the steps of the question. */
  step: number
}

interface Props {
  stages: StageFigures[]
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

const HUES = 5
const WIDE = { largest: 150, left: 150, columns: [0, 92, 184, 276] }
const NARROW = { largest: 62, left: 0, columns: [0, 0, 0, 0] }
const BREAK = 760
/** The figures spread over the width that is left, up to so much. */
const LOOSEST = 1.6
/** How wide a figure is, and the last column's own room. */
const FIGURE = 64
const LAST = 76
/** How much room words beside a bowl need. */
const BESIDE = 112

/** A stage's colour: one family that deepens down the funnel, gold after the sale. */
const hue = (stages: StageFigures[], index: number) => {
  if (stages[index]?.band === 'beyond') return stages[index - 1]?.band === 'beyond' ? 7 : 6
  return Math.min(HUES, index + 1)
}

/** The funnel as bowls that pour: who reached a stage, who moved on, who is still here, who went quiet. */
export function Bowls({ stages, href, follow }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured || 1100
  const narrow = width < BREAK
  const { largest, left } = narrow ? NARROW : WIDE
  const input = stages.map(({ figures }) => ({
    reached: figures?.reached,
    moved: figures?.moved ?? 0,
    open: figures?.open ?? 0,
    quiet: figures?.quiet ?? 0,
  }))
  const { bowls, seams, height } = useEased(cascade(input, largest), JSON.stringify(input), width)
  const leak = biggestLeak(input)
  const fall = biggestFall(stages.map(({ figures }) => figures?.change ?? null))
  const x = left + largest + 4
  const column = x + largest + 28
  const head = narrow ? 0 : 24
  const open: Follow = (pointer) => following(pointer, follow)
  const loose = Math.min(LOOSEST, (width - column - LAST) / 276)
  const places = WIDE.columns.map((at) => column + at * loose + FIGURE)
  return (
    <div ref={ref}>
      <BowlLegend />
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset */}
      <svg
        data-picture=""
        width="100%"
        height={height + head}
        role="group"
        aria-label={t('home:picture')}
        fontSize={13}
      >
        <defs>
          <pattern id="ff-quiet" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" stroke="var(--ff-hatch)" strokeWidth="1.4" />
          </pattern>
          <pattern id="ff-leak" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" stroke="var(--ff-badmark)" strokeWidth="2" />
          </pattern>
        </defs>
        {!narrow &&
          [t('home:reached'), t('home:here'), t('home:move-on'), t('home:change')].map((word, at) => (
            <text key={word} x={places[at]} y={12} textAnchor="end" fill="var(--ff-ink3)" fontSize={12}>
              {word}
            </text>
          ))}
        <g transform={`translate(0 ${head})`}>
          {stages.map((stage, index) => {
            const bowl = bowls[index]
            const seam = seams[index]
            const { figures } = stage
            const next = bowls.slice(index + 1).find((each) => each !== undefined)
            const y = bowl?.y ?? rowOf(bowls, index)
            const isLeak = leak === index && figures !== undefined
            const inner = hue(stages, Math.min(index + 1, stages.length - 1))
            return (
              <g key={`${stage.label} ${stage.step}`}>
                {seam && (
                  <g>
                    <path
                      d={`M${x - seam.from} ${seam.y}H${x + seam.from}L${x + seam.to} ${seam.y + 30}H${x - seam.to}Z`}
                      fill="var(--ff-sunken)"
                      stroke="var(--ff-line2)"
                    />
                    <text
                      x={narrow ? width : column}
                      y={seam.y + 18}
                      textAnchor={narrow ? 'end' : 'start'}
                      fill="var(--ff-ink3)"
                      fontSize={11.5}
                      stroke="var(--ff-surface)"
                      strokeWidth={narrow ? 3 : 0}
                      paintOrder="stroke"
                    >
                      {t('home:seam', { times: format.count(seam.times) })}
                    </text>
                  </g>
                )}
                {!narrow && index > 0 && (
                  <path
                    d={`M0 ${y - 6}H${left - 12}M${column} ${y - 6}H${width}`}
                    stroke={index === fall ? 'var(--ff-badmark)' : 'var(--ff-line)'}
                  />
                )}
                {!narrow && (
                  <>
                    <text x={0} y={y + 16} fill="var(--ff-ink)" fontWeight={650} fontSize={14}>
                      {cut(stage.label, 18)}
                      <title>{stage.label}</title>
                    </text>
                    <BandTag band={stage.band} x={0} y={y + 22} />
                  </>
                )}
                {!figures && (
                  <>
                    <path d={half(x, y, 26)} fill="none" stroke="var(--ff-line2)" strokeDasharray="4 3" />
                    <text x={column} y={y + 16} fill="var(--ff-ink3)">
                      {narrow ? `${stage.label}: ${t('home:not-mapped')}` : t('home:not-mapped')}
                    </text>
                  </>
                )}
                {bowl && figures && (
                  <>
                    <a
                      href={href(`/steps/${stage.step}/reached`)}
                      onClick={open(`/steps/${stage.step}/reached`)}
                      {...figure(`/steps/${stage.step}/reached`, figures.reached)}
                      aria-label={`${stage.label}: ${format.count(figures.reached)}`}
                    >
                      <path
                        className="ff-bowl"
                        d={half(x, bowl.y, bowl.radius)}
                        fill={`var(--ff-s${hue(stages, index)})`}
                        opacity={0.55}
                      />
                    </a>
                    <a
                      href={href(`/steps/${stage.step}/open`)}
                      onClick={open(`/steps/${stage.step}/open`)}
                      {...figure(`/steps/${stage.step}/open`, figures.open)}
                      aria-label={t('home:still', { people: format.count(figures.open) })}
                    >
                      <path
                        className="ff-bowl-here"
                        d={part(x, bowl.y, bowl, 0, bowl.turn)}
                        fill={`var(--ff-s${hue(stages, index)})`}
                      />
                    </a>
                    <a
                      href={href(`/steps/${stage.step}/quiet`)}
                      onClick={open(`/steps/${stage.step}/quiet`)}
                      {...figure(`/steps/${stage.step}/quiet`, figures.quiet)}
                      aria-label={t('home:quiet', { people: format.count(figures.quiet) })}
                    >
                      <path
                        className="ff-bowl-quiet"
                        d={part(x, bowl.y, bowl, bowl.turn, Math.PI)}
                        fill={isLeak ? 'url(#ff-leak)' : 'url(#ff-quiet)'}
                        stroke={isLeak ? 'var(--ff-badmark)' : 'none'}
                      />
                    </a>
                    {figures.moved > 0 && (
                      <path className="ff-bowl-moved" d={half(x, bowl.y, bowl.inner)} fill={`var(--ff-s${inner})`} />
                    )}
                    {figures.moved > 0 && next && seams[index + 1] === undefined && (
                      <path
                        d={`M${x - bowl.inner} ${under(bowl)}V${next.y}M${x + bowl.inner} ${under(bowl)}V${next.y}`}
                        stroke="var(--ff-line2)"
                      />
                    )}
                    {!narrow && (
                      <BowlWords
                        x={x}
                        bowl={bowl}
                        figures={figures}
                        on={inner}
                        here={hue(stages, index)}
                        beside={!isLeak && bowl.radius < column - x - BESIDE}
                      />
                    )}
                    <BowlFigures
                      stage={stage}
                      narrow={narrow}
                      places={places}
                      column={column}
                      width={width}
                      y={bowl.y}
                      leak={isLeak && figures.quiet > 0}
                      fall={index === fall}
                      href={href}
                      open={open}
                    />
                    {isLeak && figures.quiet > 0 && !narrow && (
                      <path d={leader(x, bowl, column)} fill="none" stroke="var(--ff-badmark)" />
                    )}
                  </>
                )}
              </g>
            )
          })}
        </g>
      </svg>
      <BowlTable stages={stages} />
    </div>
  )
}

/** Where a stage without a bowl stands: one row beneath the one before it. */
function rowOf(bowls: ({ y: number; radius: number } | undefined)[], index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const bowl = bowls[at]
    if (bowl) return bowl.y + Math.max(74, bowl.radius + 26) + (index - at - 1) * 74
  }
  return 8 + index * 74
}
