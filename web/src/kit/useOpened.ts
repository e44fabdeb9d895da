import { useEffect, useRef } from 'react'

/** The first field of a card that a button elsewhere opens: the card comes into sight, the keyboard into the field. */
export function useOpened<Field extends HTMLElement>() {
  const field = useRef<Field>(null)
  useEffect(() => {
    field.current?.closest('section')?.scrollIntoView({ block: 'nearest' })
    field.current?.focus({ preventScroll: true })
  }, [])
  return field
}
