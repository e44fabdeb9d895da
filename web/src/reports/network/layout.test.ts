import { expect, it } from 'vitest'
import { layout } from './layout'
import { cut } from './names'
import { BEGIN, CONVERSION, type Edge, type Node } from './network'

/** So many nodes with edges, made by a fixed rule. */
function made(count: number): { nodes: Node[]; edges: Edge[] } {
  const nodes = Array.from({ length: count }, (_, at): Node => {
    const people = Math.ceil(40_000 / (at + 1))
    return {
      key: `/a/page/with-a-name-${at}`,
      people,
      arrivals: people * 2,
      converted: at % 7,
      onward: people,
      closing: at % 3,
      lost: people,
      open: 0,
      continuation: 0.5,
      blackHole: 0,
      removalEffect: null,
    }
  })
  const name = (at: number) => nodes[at % count]?.key ?? ''
  const edges = nodes.flatMap(({ key, people }, at): Edge[] => [
    { from: BEGIN, to: key, count: people, converted: 0, rate: 0 },
    { from: key, to: name(at * 7 + 1), count: people, converted: 1, rate: 0.1 },
    { from: key, to: name(at * 13 + 5), count: 3, converted: 3, rate: 1 },
    { from: key, to: CONVERSION, count: at % 3, converted: at % 3, rate: 1 },
  ])
  return { nodes, edges }
}

for (const count of [1, 5, 24, 120, 500]) {
  for (const size of [
    { width: 960, height: 560 },
    { width: 326, height: 520 },
  ]) {
    it(`${count} nodes on ${size.width} px lie inside and not on each other, and so do their names`, () => {
      const { nodes, edges } = made(count)
      const { discs } = layout(nodes, edges, size)
      expect(discs.length).toBe(count)
      const boxes: { x: number; y: number; x2: number; y2: number }[] = []
      for (const [at, disc] of discs.entries()) {
        expect(disc.x - disc.r).toBeGreaterThanOrEqual(0)
        expect(disc.x + disc.r).toBeLessThanOrEqual(size.width)
        expect(disc.y - disc.r).toBeGreaterThanOrEqual(0)
        expect(disc.y + disc.r).toBeLessThanOrEqual(size.height)
        const near = discs.slice(at + 1).filter((one) => Math.hypot(disc.x - one.x, disc.y - one.y) <= disc.r + one.r)
        expect(near).toEqual([])
        if (disc.label) {
          const { x, y, width } = disc.label
          boxes.push({ x: x - width / 2, y: y - 11, x2: x + width / 2, y2: y + 4 })
        }
      }
      expect(boxes.length).toBeGreaterThan(0)
      for (const [at, one] of boxes.entries()) {
        expect(one.x >= 0 && one.x2 <= size.width && one.y >= 0 && one.y2 <= size.height).toBe(true)
        const on = ({ x, y, x2, y2 }: typeof one) => one.x < x2 && x < one.x2 && one.y < y2 && y < one.y2
        expect(boxes.slice(at + 1).filter(on)).toEqual([])
      }
    })
  }
}

it('names that are cut say enough, and a line leads to a name that stands apart', () => {
  for (const count of [24, 120]) {
    const { nodes, edges } = made(count)
    const { discs } = layout(nodes, edges, { width: 960, height: 560 })
    const texts = discs.flatMap(({ label }) => (label?.text.includes('…') ? [label.text.length] : []))
    expect(Math.min(7, ...texts)).toBe(7)
    for (const disc of discs) {
      const { leader } = disc.label ?? {}
      if (!leader) continue
      expect(Math.hypot(leader.x - disc.x, leader.y - disc.y)).toBeCloseTo(disc.r)
      const [x, y] = [(leader.x + leader.x2) / 2, (leader.y + leader.y2) / 2]
      expect(discs.filter((one) => one !== disc && Math.hypot(one.x - x, one.y - y) < one.r)).toEqual([])
    }
  }
  expect(
    ['/blog/light-at-the-desk', '/a/quite-long-last-part-of-it', 'a-long-campaign-name'].map((one) => cut(one, 20)),
  ).toEqual(['…/light-at-the-desk', '…ong-last-part-of-it', 'a-long-campaign-name'])
})

it('the same answer gives the same picture', () => {
  const { nodes, edges } = made(60)
  const size = { width: 800, height: 560 }
  expect(layout(nodes, edges, size)).toEqual(layout(nodes, edges, size))
})
