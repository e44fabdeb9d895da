import { describe, expect, it } from 'vitest'
import { between, biggestLeak, cascade, half, inside, part } from './bowls'

const stage = (reached: number | undefined, moved = 0, open = 0, quiet = 0) => ({ reached, moved, open, quiet })

describe('bowls', () => {
  it('have areas in proportion to people, on one scale', () => {
    const { bowls } = cascade([stage(10_000, 2500, 3750, 3750), stage(2500)], 150)
    expect(bowls.map((bowl) => bowl?.radius)).toEqual([150, 75])
    expect(bowls[0]?.inner).toBe(75)
    expect(bowls[0]?.turn).toBeCloseTo(Math.PI / 2)
  })
  it('are drawn wider below a seam where they would be too small, and the seam says how much', () => {
    const { bowls, seams } = cascade([stage(1_000_000, 900, 0, 999_100), stage(900, 400, 0, 500), stage(400)], 150)
    expect(seams.map((seam) => seam?.times)).toEqual([undefined, 112.5 / 4.5, undefined])
    expect(bowls[1]?.radius).toBe(112.5)
    expect(bowls[2]?.radius).toBeCloseTo(75)
  })
  it('leave room for a stage that is not mapped, and for nobody at all', () => {
    const { bowls, height } = cascade([stage(0), stage(undefined), stage(0)], 150)
    expect(bowls.map((bowl) => bowl?.radius)).toEqual([0, undefined, 0])
    expect(height).toBeGreaterThan(200)
  })
  it('hang from their flat side', () => {
    expect(half(100, 10, 50)).toBe('M50.00 10.00A50 50 0 0 0 150.00 10.00Z')
    expect(part(100, 10, { y: 10, radius: 50, inner: 20, turn: 0 }, 0, Math.PI)).toBe(
      'M50.00 10.00A50 50 0 0 0 150.00 10.00L120.00 10.00A20 20 0 0 1 80.00 10.00Z',
    )
  })
  it('leak most where most went quiet', () => {
    expect(biggestLeak([stage(9, 5, 0, 4), stage(5, 0, 0, 5)])).toBe(1)
    expect(biggestLeak([stage(9, 9)])).toBeUndefined()
  })
  it('ease from one answer to the next where the stages are the same', () => {
    const from = cascade([stage(100, 25, 75, 0), stage(25)], 150)
    const to = cascade([stage(100, 49, 0, 51), stage(49)], 150)
    expect(between(from, to, 0)).toEqual(from)
    expect(between(from, to, 1)).toEqual(to)
    expect(between(from, to, 0.5)?.bowls[0]?.inner).toBeCloseTo((75 + 105) / 2)
    expect(between(from, cascade([stage(100)], 150), 0.5)).toBeUndefined()
    const without = cascade([stage(100, 25, 75, 0), stage(undefined)], 150)
    expect(between(from, without, 0.5)?.bowls[1]).toBeUndefined()
    expect(between(without, from, 0.5)?.bowls[1]).toEqual(from.bowls[1])
  })
  it('are written into half way between the inner disc and the rim', () => {
    const at = inside(100, { y: 10, radius: 60, inner: 40, turn: 0 }, Math.PI / 2)
    expect([at.x, at.y].map(Math.round)).toEqual([100, 60])
  })
})
