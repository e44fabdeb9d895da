import type { MouseEvent, ReactNode } from 'react'

/** Where the people or events of a figure are listed, and the way there; a figure is named by its place in the answer. */
export interface Door {
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

/** What tells a link that it is a figure: its place in the answer, and how many people or events it counts. */
export const figure = (to: string, counts?: number) => ({ 'data-figure': to, 'data-counts': counts })

/** Follows a door in this window, unless the reader asks for another one. */
export const following = (to: string, follow: Door['follow']) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  follow(to)
}

interface Props extends Door {
  to: string
  /** What it says; nothing is no door. */
  value: number | null | undefined
  /** An amount that is summed over people or events, not a count of them. */
  sum?: boolean
  label?: string | undefined
  children: ReactNode
}

/** A number as the way to exactly the people or events that it counts. */
export function Count({ to, value, sum = false, label, href, follow, children }: Props) {
  if (!value) return label === undefined ? children : <span title={label}>{children}</span>
  return (
    <a
      href={href(to)}
      title={label}
      aria-label={label}
      {...figure(to, sum ? undefined : value)}
      onClick={following(to, follow)}
    >
      {children}
    </a>
  )
}
