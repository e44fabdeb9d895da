import { type Door, Count as DoorTo } from '../../kit/Count'
import { useFormats } from '../../words/format'

/** Where the people of a figure are listed. */
export type Lists = Door

interface Props {
  count: number
  /** The figure's place in the answer. */
  of: string
  lists: Lists
}

/** A figure that leads to exactly those whom it counts; nobody is no door. */
export function Count({ count, of, lists }: Props) {
  const format = useFormats()
  return (
    <DoorTo to={of} value={count} {...lists}>
      {format.count(count)}
    </DoorTo>
  )
}
