import { describe, expect, it } from 'vitest'
import { biggestLeak, cascade, half, part } from './bowls'

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
})
