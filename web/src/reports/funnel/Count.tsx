import { useFormats } from '../../words/format'

/** Where the people of a figure are listed. */
export interface Lists {
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

interface Props {
  count: number
  /** The figure's place in the answer. */
  of: string
  lists: Lists
}

/** A figure that leads to exactly those whom it counts; nobody is no door. */
export function Count({ count, of, lists: { href, follow } }: Props) {
  const format = useFormats()
  if (count === 0) return '0'
  return (
    <a
      href={href(of)}
      data-figure={of}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return
        event.preventDefault()
        follow(of)
      }}
    >
      {format.count(count)}
    </a>
  )
}
