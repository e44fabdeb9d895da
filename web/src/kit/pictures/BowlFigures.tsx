import type { MouseEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { figure } from '../Count'
import type { StageFigures } from './Bowls'
import { cut } from './StepBars'

/** What makes a figure a door to its people. */
export type Follow = (pointer: string) => MouseEventHandler

interface Props {
  stage: StageFigures
  narrow: boolean
  places: number[]
  column: number
  width: number
  y: number
  leak: boolean
  /** Whether fewer move on than anywhere else, against the time before. */
  fall: boolean
  href: (pointer: string) => string
  open: Follow
}

/** Room for how many reached a stage, beside its name; the width of a bold letter. */
const REACHED = 56
const LETTER = 8
/** Room for the sentence about a stage. */
const SENTENCE = 300

/** The stage's figures beside its bowl; on a narrow screen beneath its name. */
export function BowlFigures({ stage, narrow, places, column, width, y, leak, fall, href, open }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { figures } = stage
  if (!figures) return null
  const change = figures.change
  const sign = change === null || Math.abs(change) < 0.0005 ? undefined : change < 0 ? '▼' : '▲'
  const changed = sign === undefined ? '–' : t('home:points', { sign, points: format.points(change ?? 0) })
  const colour = sign === undefined ? 'var(--ff-ink3)' : sign === '▼' ? 'var(--ff-bad)' : 'var(--ff-good)'
  const pointer = (what: string) => `/steps/${stage.step}/${what}`
  const door = (what: 'reached' | 'open' | 'quiet') => ({
    href: href(pointer(what)),
    onClick: open(pointer(what)),
    ...figure(pointer(what), figures[what]),
  })
  const moves = figures.share === null ? '–' : format.share(figures.share)
  const leaks = `▼ ${t('home:leak', { people: format.count(figures.quiet) })}`
  if (narrow) {
    const letters = Math.max(8, Math.floor((width - column - REACHED) / LETTER))
    return (
      <>
        <text x={column} y={y + 12} fill="var(--ff-ink)" fontWeight={650}>
          {cut(stage.label, letters)}
        </text>
        <a {...door('reached')}>
          <text x={width} y={y + 12} textAnchor="end" fontWeight={650} fill="var(--ff-link)">
            {format.count(figures.reached)}
          </text>
        </a>
        <text x={column} y={y + 30} fill="var(--ff-ink2)">
          {t('home:narrow', { share: moves })}
        </text>
        <text x={width} y={y + 30} textAnchor="end" fill={colour}>
          {changed}
        </text>
        <text x={column} y={y + 46} fontSize={11.5} fontWeight={550} fill={`var(--ff-${stage.band.toLowerCase()})`}>
          {stage.band === 'beyond' ? t('home:beyond') : stage.band}
          <a {...door('open')}>
            <tspan dx={8} fontWeight={400} fill="var(--ff-ink3)" textDecoration="underline">
              {t('home:still', { people: format.count(figures.open) })}
            </tspan>
          </a>
        </text>
        {leak && (
          <>
            <text x={column} y={y + 62} fontSize={11.5} fontWeight={600} fill="var(--ff-bad)">
              {`▼ ${t('funnel:kick-leak')}`}
            </text>
            <a {...door('quiet')}>
              <text
                x={width}
                y={y + 62}
                textAnchor="end"
                fontSize={11.5}
                fontWeight={600}
                fill="var(--ff-bad)"
                textDecoration="underline"
              >
                {format.count(figures.quiet)}
              </text>
            </a>
          </>
        )}
      </>
    )
  }
  return (
    <>
      <text y={y + 16} textAnchor="end" fill="var(--ff-ink)">
        <a {...door('reached')}>
          <tspan x={places[0]} fontSize={14.5} fontWeight={650} fill="var(--ff-link)">
            {format.count(figures.reached)}
          </tspan>
        </a>
        <a {...door('open')}>
          <tspan x={places[1]} fill="var(--ff-link)">
            {format.count(figures.open)}
          </tspan>
        </a>
        <tspan x={places[2]} fontWeight={650} fontSize={14.5} fill={fall ? 'var(--ff-bad)' : undefined}>
          {moves}
        </tspan>
        <tspan x={places[3]} fill={colour} fontSize={13}>
          {changed}
        </tspan>
      </text>
      {leak && (
        <a {...door('quiet')}>
          <text x={column} y={y + 36} fill="var(--ff-bad)" fontSize={12} fontWeight={600} textDecoration="underline">
            {leaks}
          </text>
        </a>
      )}
      {figures.median !== null && width - column > SENTENCE && (
        <text x={column} y={y + (leak ? 54 : 36)} fill="var(--ff-ink3)" fontSize={12.5}>
          {t('home:half-within', { time: format.duration(figures.median) })}
        </text>
      )}
    </>
  )
}
