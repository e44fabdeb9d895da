import type { ReactNode } from 'react'
import { figure, following } from '../../kit/Count'
import { useFormats } from '../../words/format'

interface Props {
  of: number | null
  /** Its place in the answer. */
  to: string
  follow: (to: string) => void
  /** Where whom it counts is listed; left out where that has no address of its own. */
  href?: (to: string) => string
}

/** A number that lists whom it counts. */
export function Count({ of, to, follow, href }: Props) {
  const format = useFormats()
  if (of === null) return <span className="ff-small">–</span>
  if (of === 0) return <>{format.count(0)}</>
  if (href === undefined) {
    return (
      <button type="button" className="ff-plain" onClick={() => follow(to)}>
        {format.count(of)}
      </button>
    )
  }
  return (
    <Door to={to} counts={of} href={href(to)} follow={follow}>
      {format.count(of)}
    </Door>
  )
}

interface DoorProps {
  to: string
  /** How many are listed; left out where the figure is no count. */
  counts?: number
  href: string
  follow: (to: string) => void
  children: ReactNode
}

/** A figure that leads to what is behind it, at an address of its own. */
export function Door({ to, counts, href, follow, children }: DoorProps) {
  return (
    <a href={href} {...figure(to, counts)} onClick={following(to, follow)}>
      {children}
    </a>
  )
}
