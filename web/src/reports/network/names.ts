/** A disc and, where there is room for it, its name. */
export interface Disc {
  key: string
  x: number
  y: number
  r: number
  label?: Label
}

/** A name; one that stands apart from its disc has a line that leads to it. */
export interface Label {
  text: string
  x: number
  y: number
  width: number
  inside: boolean
  leader?: { x: number; y: number; x2: number; y2: number }
}

export interface Size {
  width: number
  height: number
}

interface Box extends Size {
  x: number
  y: number
}

/** Room at the left for the start, at the right for the conversion. */
export const MARGIN = 60
export const LINE = 15
/** Room at both sides of a name inside its disc. */
const ROUND = 14
const LETTER = 6.6
/** A name that is cut to fewer letters says nothing. */
const FEWEST = 7
/** Names of so many discs, the largest, may stand apart from them, so far and no farther. */
const LED = 40
const FAR = [14, 26, 40, 56]
const WAYS = 16
/** A leader is looked at in steps of so many points. */
const STEP = 3
/** Letters of a name; fewer where there is little room. */
const longest = (width: number) => (width < 500 ? 14 : 20)

/** The end of a path tells more than its beginning: paths begin alike. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  if (!text.startsWith('/')) return `${text.slice(0, most - 1)}…`
  const last = text.slice(text.lastIndexOf('/'))
  return `…${last.length > 1 && last.length < most ? last : text.slice(1 - most)}`
}

/** About as wide as a text is drawn at 11.5 px. */
export const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 12 : LETTER), 0)

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const around = ({ x, y, r }: Disc): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })

/** Names, the largest disc first: in it, at its rim, apart from it with a line, or cut; where they lie on nothing else. */
export function name(discs: Disc[], size: Size, seen: number): void {
  const { width, height } = size
  const taken: Box[] = discs.map(around)
  taken.push({ x: 0, y: height / 2 - 26, width: MARGIN, height: 58 })
  taken.push({ x: width - MARGIN, y: height / 2 - 26, width: MARGIN, height: 58 })
  const sorted = [...discs].sort((a, b) => b.r - a.r)
  for (const [place, disc] of sorted.entries()) {
    const text = cut(disc.key, longest(seen))
    const wide = widthOf(text)
    if (wide < 2 * disc.r - ROUND) {
      disc.label = within(disc, text)
      continue
    }
    const free = (box: Box) => isIn(box, size) && !taken.some((other) => touches(box, other))
    const label = atRim(disc, text, free) ?? (place < LED ? apart(disc, text, free, discs, taken) : undefined)
    if (label) {
      taken.push({ x: label.x - wide / 2, y: label.y - 11, width: wide, height: LINE })
      disc.label = label
      continue
    }
    const short = cut(disc.key, Math.floor((2 * disc.r - ROUND) / LETTER))
    if (short.length >= FEWEST && widthOf(short) < 2 * disc.r) disc.label = within(disc, short)
  }
}

const isIn = ({ x, y, width: wide, height: high }: Box, { width, height }: Size) =>
  x >= 2 && y >= 0 && x + wide <= width - 2 && y + high <= height

const within = ({ x, y }: Disc, text: string): Label => ({ text, x, y: y + 4, width: widthOf(text), inside: true })

/** Below, above, at the right or the left. */
function atRim({ x, y, r }: Disc, text: string, free: (box: Box) => boolean): Label | undefined {
  const width = widthOf(text)
  const places = [
    [x - width / 2, y + r + 1],
    [x - width / 2, y - r - LINE - 1],
    [x + r + 3, y - LINE / 2],
    [x - r - width - 3, y - LINE / 2],
  ] as const
  const found = places.find(([left, top]) => free({ x: left, y: top, width, height: LINE }))
  return found && { text, x: found[0] + width / 2, y: found[1] + 11, width, inside: false }
}

/** Farther from the disc, with a line that lies on no other disc and no name. */
function apart(disc: Disc, text: string, free: (box: Box) => boolean, discs: Disc[], taken: Box[]): Label | undefined {
  const width = widthOf(text)
  const names = taken.slice(discs.length)
  for (const far of FAR) {
    for (let way = 0; way < WAYS; way++) {
      const turn = (way / WAYS) * 2 * Math.PI + Math.PI / 2
      const [along, down] = [Math.cos(turn), Math.sin(turn)]
      const [x2, y2] = [disc.x + along * (disc.r + far), disc.y + down * (disc.r + far)]
      // the line ends at the nearest side of the name
      const middle = { x: x2 + along * (width / 2 + 2), y: y2 + down * (LINE / 2) }
      if (!free({ x: middle.x - width / 2, y: middle.y - LINE / 2, width, height: LINE })) continue
      const leader = { x: disc.x + along * disc.r, y: disc.y + down * disc.r, x2, y2 }
      const lies = (x: number, y: number) =>
        discs.some((other) => other !== disc && Math.hypot(other.x - x, other.y - y) < other.r + 2) ||
        names.some((other) => touches({ x: x - 1, y: y - 1, width: 2, height: 2 }, other))
      if (!passes(leader, far, lies)) return { text, x: middle.x, y: middle.y + 4, width, inside: false, leader }
    }
  }
  return undefined
}

/** Whether a line comes to a place where something lies. */
function passes(line: NonNullable<Label['leader']>, long: number, lies: (x: number, y: number) => boolean): boolean {
  for (let at = 0; at <= long; at += STEP) {
    const share = at / long
    if (lies(line.x + (line.x2 - line.x) * share, line.y + (line.y2 - line.y) * share)) return true
  }
  return false
}
