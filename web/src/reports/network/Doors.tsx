import type { ReactNode } from 'react'

export interface Door {
  href: (of: string) => string
  follow: (of: string) => void
}

/** A count as the way to exactly the people or arrivals that it counts. */
export function Count({
  to,
  value,
  href,
  follow,
  children,
}: Door & { to: string; value: number | null; children: ReactNode }) {
  if (!value) return children
  return (
    <a
      href={href(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        follow(to)
      }}
    >
      {children}
    </a>
  )
}
