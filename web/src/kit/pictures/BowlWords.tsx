import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import type { StageFigures } from './Bowls'
import { type Bowl, inside } from './bowls'

/** How thick a part must be for words in it, and how far round. */
const ROOM = 62
const ROUND = 0.8

/** From the part that went quiet to the sentence about it. */
export function leader(x: number, bowl: Bowl, column: number): string {
  const from = inside(x, bowl, Math.max((bowl.turn + Math.PI) / 2, Math.PI * 0.8))
  return `M${from.x} ${from.y}L${Math.min(column - 14, from.x + 20)} ${bowl.y + 32}H${column - 6}`
}

interface Props {
  x: number
  bowl: Bowl
  figures: NonNullable<StageFigures['figures']>
  on: number
  here: number
  /** Whether there is room for words beside the bowl. */
  beside: boolean
}

/** What is written into a bowl: who moves on, who is still here, who went quiet, each where there is room. */
export function BowlWords({ x, bowl, figures, on, here, beside }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const size = bowl.inner > 70 ? 19 : bowl.inner > 44 ? 15 : 13
  const thick = bowl.radius - bowl.inner > ROOM
  const places = [
    { what: 'here', people: figures.open, turn: bowl.turn / 2, fits: bowl.turn > ROUND, fill: `var(--ff-on${here})` },
    {
      what: 'quiet',
      people: figures.quiet,
      turn: (bowl.turn + Math.PI) / 2,
      fits: Math.PI - bowl.turn > ROUND,
      fill: 'var(--ff-ink)',
    },
  ]
  const words: Record<string, string> = { here: t('home:still-here'), quiet: t('home:went-quiet') }
  return (
    <g pointerEvents="none">
      {bowl.inner > 30 && figures.share !== null && (
        <text x={x} y={bowl.y + size + 3} textAnchor="middle" className="ff-bowl-on" fill={`var(--ff-on${on})`}>
          <tspan fontSize={size} fontWeight={650}>
            {format.share(figures.share)}
          </tspan>
          {bowl.inner > 70 && (
            <tspan x={x} dy={16} fontSize={11.5}>
              {t('home:moves', { people: format.count(figures.moved) })}
            </tspan>
          )}
        </text>
      )}
      {places.map(({ what, people, turn, fits, fill }) => {
        const at = inside(x, bowl, turn)
        if (!thick || !fits) return <Fragment key={what} />
        return (
          <text
            key={what}
            x={at.x}
            y={at.y - 2}
            textAnchor="middle"
            fontSize={11.5}
            fill={fill}
            className={`ff-bowl-in-${what}`}
            stroke="var(--ff-surface)"
            strokeWidth={what === 'quiet' ? 3 : 0}
            paintOrder="stroke"
          >
            <tspan fontWeight={650}>{format.count(people)}</tspan>
            <tspan x={at.x} dy={13}>
              {words[what]}
            </tspan>
          </text>
        )
      })}
      {!thick && beside && figures.quiet > 0 && (
        <text x={x + bowl.radius + 8} y={bowl.y + 16} fontSize={12} fill="var(--ff-ink3)">
          {t('home:quiet', { people: format.count(figures.quiet) })}
        </text>
      )}
    </g>
  )
}
