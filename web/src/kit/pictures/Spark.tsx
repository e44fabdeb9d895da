const WIDTH = 72
const HEIGHT = 20
const EDGE = 2

/** The path of a small line; a gap where there is no value. */
export function sparkPath(values: (number | null)[], most: number): string {
  const x = (at: number) => EDGE + (values.length < 2 ? 0 : (at / (values.length - 1)) * (WIDTH - 2 * EDGE))
  const y = (value: number) => HEIGHT - EDGE - (most <= 0 ? 0 : (Math.max(0, value) / most) * (HEIGHT - 2 * EDGE))
  let pen = false
  let path = ''
  values.forEach((value, at) => {
    if (value !== null) path += `${pen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
    pen = value !== null
  })
  return path
}

/** A small line beside a number: its course, the time before dashed; the axis starts at zero. */
export function Spark({ now, before }: { now: (number | null)[]; before: (number | null)[] }) {
  const most = Math.max(0, ...[...now, ...before].map((value) => value ?? 0))
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" fill="none">
      <path d={sparkPath(before, most)} stroke="var(--ff-hatch)" strokeWidth={1} strokeDasharray="2 2" />
      <path d={sparkPath(now, most)} stroke="var(--ff-s4)" strokeWidth={1.5} />
    </svg>
  )
}
