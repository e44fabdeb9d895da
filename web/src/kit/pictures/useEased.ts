import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { between, type Cascade } from './bowls'

const MILLIS = 240
/** A slow machine shows at least so many pictures on the way: it is late, and does not jump. */
const FRAMES = 4
const eased = (share: number) => 1 - (1 - share) ** 3

/**
 * The cascade on its way to a new answer: it moves for 240 ms when the figures change, never at first, never because
 * the picture became wider, and not where the reader wants no motion.
 */
export function useEased(target: Cascade, figures: string, width: number): Cascade {
  const still = useReducedMotion()
  const shown = useRef({ cascade: target, figures, width })
  const [, draw] = useState(0)
  const moves = shown.current.figures !== figures && shown.current.width === width && !still
  if (!moves) shown.current = { cascade: target, figures, width }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures say whether the target is another one
  useEffect(() => {
    const from = shown.current
    if (from.figures === figures) return undefined
    let last = performance.now()
    let share = 0
    let frame = 0
    const step = (now: number) => {
      share = Math.min(1, share + Math.min(Math.max(0, now - last) / MILLIS, 1 / FRAMES))
      last = now
      const cascade = share < 1 ? between(from.cascade, target, eased(share)) : undefined
      shown.current = { cascade: cascade ?? target, figures: cascade ? from.figures : figures, width }
      draw((count) => count + 1)
      if (cascade) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [figures, width])
  return between(shown.current.cascade, target, 0) ?? target
}
