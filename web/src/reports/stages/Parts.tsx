import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band } from './model'

/** Of fields that belong together and have no frame. */
export const BARE = { border: 0, margin: 0, padding: 0, minWidth: 0 }

/** One beneath the other, none wider than there is room. */
export const COLUMN = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' }

/** Fields that belong together, under a name. */
export function Fields({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset style={{ ...BARE, ...COLUMN, gap: 8 }}>
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
  return (
    <span className="ff-tag" style={{ background: `var(--ff-${band.toLowerCase()}soft)`, color: 'var(--ff-ink2)' }}>
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
