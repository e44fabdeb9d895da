import { TOO_FEW } from '../../reports/funnel/answer'

/** Where the parts of a step picture stand, in pixels. */
export interface BarInput {
  steps: { reached: number; optional?: boolean }[]
  groups: { key: string; steps: { reached: number }[] }[]
}

export interface Bar {
  x: number
  y: number
  width: number
  /** The 95 % interval of the share that the bar shows; none where so few entered that it says nothing. */
  whisker: { from: number; to: number } | undefined
}

export interface StepRow {
  labelY: number
  bar: Bar
  groups: Bar[]
  gapY: number | undefined
}

export interface Layout {
  left: number
  right: number
  height: number
  rows: StepRow[]
  narrow: boolean
}

export const BAR = 24
export const GROUP = 18
const THIN = 7
const GAP = 40
const LABEL = 20
const NARROW = 560

const Z = 1.959963984540054

/** The 95 % interval of a share (Wilson 1927), as the answer's own intervals are. */
export function wilson(hits: number, of: number): [number, number] {
  if (of === 0) return [0, 0]
  const share = hits / of
  const middle = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of)
  const half = (Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))) / (1 + (Z * Z) / of)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/**
 * Bars of all steps. A whole bar is everybody who entered; a group's is everybody of that group, so that groups of any
 * size can be compared.
 */
export function layout(input: BarInput, width: number): Layout {
  const narrow = width < NARROW
  const left = narrow ? 0 : Math.min(240, width * 0.28)
  const right = narrow ? 124 : 150
  const room = Math.max(40, width - left - right)
  let y = 0
  const bar = (all: BarInput['steps'], index: number, at: number): Bar => {
    const entered = all[0]?.reached ?? 0
    const share = (people: number) => (entered === 0 ? 0 : people / entered)
    const reached = all[index]?.reached ?? 0
    const [low, high] = wilson(reached, entered)
    const told = index > 0 && entered >= TOO_FEW && reached <= entered
    const whisker = told ? { from: left + low * room, to: left + high * room } : undefined
    return { x: left, y: at, width: share(reached) * room, whisker }
  }
  const rows = input.steps.map((_, index) => {
    const labelY = y + (narrow ? 13 : BAR / 2 + 4)
    if (narrow) y += LABEL
    const whole = bar(input.steps, index, y)
    y += BAR + 4
    const groups = input.groups.map((group) => {
      if (narrow) y += 12
      const thin = bar(group.steps, index, y + (GROUP - THIN) / 2)
      y += GROUP
      return thin
    })
    const last = index === input.steps.length - 1
    const gapY = last ? undefined : y + GAP / 2 + 4
    y += last ? 4 : GAP
    return { labelY, bar: whole, groups, gapY }
  })
  return { left, right, height: y, rows, narrow }
}

/** Where a bar and its interval end. */
export const endOf = (bar: Bar, left: number) => Math.max(left + bar.width, bar.whisker?.to ?? 0)

export const THIN_BAR = THIN

type Optional = { optional?: boolean }[]

/** The last step before one that is required of everybody. */
export const requiredBefore = (steps: Optional, index: number): number =>
  steps.findLastIndex(({ optional }, at) => at < index && optional !== true)

/** The next step after one that is required of everybody; −1 where none is. */
export const requiredAfter = (steps: Optional, index: number): number =>
  steps.findIndex(({ optional }, at) => at > index && optional !== true)
