import { useTranslation } from 'react-i18next'
import type { StageFigures } from './Bowls'

/** How wide a letter is, and a sign of a script without letters. */
const LETTER = 7.4
const SIGN = 12
const ROOM = 12
const HIGH = 17

/** The part of the funnel that a stage belongs to, as a small tag in a picture. */
export function BandTag({ band, x, y }: { band: StageFigures['band']; x: number; y: number }) {
  const { t } = useTranslation()
  const word = band === 'beyond' ? t('home:beyond') : band
  const wide = [...word].reduce((sum, sign) => sum + (sign > '\u2e80' ? SIGN : LETTER), ROOM)
  const name = band.toLowerCase()
  return (
    <>
      <rect x={x} y={y} width={wide} height={HIGH} rx={5} fill={`var(--ff-${name}soft)`} />
      <text
        x={x + wide / 2}
        y={y + 12.5}
        textAnchor="middle"
        fontSize={11.5}
        fontWeight={550}
        fill={`var(--ff-${name})`}
      >
        {word}
      </text>
    </>
  )
}
