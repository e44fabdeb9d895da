import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band } from './model'

/** Of fields that belong together and have no frame. */
export const BARE = { border: 0, margin: 0, padding: 0, minWidth: 0 }

/** Fields that belong together, under a name. */
export function Fields({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset style={{ ...BARE, display: 'grid', gap: 8 }}>
      <legend className="ff-part" style={{ padding: 0 }}>
        {name}
      </legend>
      {children}
    </fieldset>
  )
}

/** Which part of the funnel a stage belongs to. */
export function BandTag({ band }: { band: Band }) {
  const { t } = useTranslation()
  const hue = `--ff-${band.toLowerCase()}`
  return (
    <span className="ff-tag" style={{ background: `var(${hue}soft)`, color: `var(${hue})` }}>
      {t(`models:band.${band}`)}
    </span>
  )
}

/** What the server says is wrong, where it is wrong. */
export function Wrong({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p role="alert" style={{ margin: 0, color: 'var(--ff-bad)', overflowWrap: 'anywhere' }}>
      {text}
    </p>
  )
}
