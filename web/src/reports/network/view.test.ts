import { expect, it } from 'vitest'
import { layout, magnified, nearest } from './layout'
import type { Node } from './network'
import { inside, showing, zoomed } from './useView'

const SIZE = { width: 800, height: 560 }

it('what lies in the middle stays there, and the picture never leaves its frame', () => {
  const twice = zoomed({ times: 1, x: 0, y: 0 }, 2, SIZE)
  expect(twice).toEqual({ times: 2, x: 400, y: 280 })
  expect(zoomed(twice, 1 / 2, SIZE)).toEqual({ times: 1, x: 0, y: 0 })
  expect(zoomed(twice, 100, SIZE).times).toBe(10)
  expect(inside({ times: 2, x: -5, y: 9_999 }, SIZE)).toEqual({ times: 2, x: 0, y: 560 })
})

it('what has the focus is seen', () => {
  expect(showing({ times: 4, x: 0, y: 0 }, { x: 2_000, y: 100 }, SIZE)).toEqual({ times: 4, x: 1_260, y: 0 })
  expect(showing({ times: 4, x: 1_000, y: 0 }, { x: 1_400, y: 100 }, SIZE).x).toBe(1_000)
})

it('arrows lead to the nearest disc in their direction', () => {
  const disc = (key: string, x: number, y: number) => ({ key, x, y, r: 5 })
  const from = disc('from', 100, 100)
  const discs = [from, disc('right', 150, 105), disc('far', 400, 100), disc('up', 100, 20)]
  const to = (x: number, y: number) => nearest(discs, from, x, y)?.key
  expect([to(1, 0), to(0, -1), to(-1, 0), to(0, 1)]).toEqual(['right', 'up', undefined, undefined])
})

it('more names have room in a larger picture', () => {
  const nodes = Array.from(
    { length: 500 },
    (_, at) => ({ key: `/a/page/${at}`, people: 500 - at, arrivals: 500, closing: 0 }) as Node,
  )
  const laid = layout(nodes, [], SIZE)
  const named = (discs: { label?: unknown }[]) => discs.filter(({ label }) => label).length
  expect(named(magnified(laid, 6, SIZE))).toBeGreaterThan(2 * named(laid.discs))
})
