import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

/** On a narrow screen folded up behind its name, so that the answer comes first; elsewhere as it is. */
export function Folded({ name, when, children }: { name: string; when: boolean; children: ReactNode }) {
  const narrow = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  if (!narrow || !when) return children
  return (
    <details className="ff-fold">
      <summary>{name}</summary>
      {children}
    </details>
  )
}
