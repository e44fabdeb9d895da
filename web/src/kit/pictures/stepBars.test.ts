import { describe, expect, it } from 'vitest'
import { layout, requiredAfter, requiredBefore, wilson } from './stepBars'

const step = (reached: number) => ({ reached })

describe('step bars', () => {
  it('are as long as their share of those who entered', () => {
    const { rows, left, right } = layout({ steps: [step(200), step(100), step(50)], groups: [] }, 1000)
    const room = 1000 - left - right
    expect(rows.map(({ bar }) => bar.width)).toEqual([room, room / 2, room / 4])
    const [low, high] = wilson(50, 200)
    expect(rows[2]?.bar.whisker).toEqual({ from: left + room * low, to: left + room * high })
    expect(rows[0]?.bar.whisker).toBeUndefined()
  })
  it('of a group have the group as their whole', () => {
    const groups = [{ key: 'a', steps: [step(10), step(5)] }]
    const { rows, left, right } = layout({ steps: [step(200), step(50)], groups }, 1000)
    expect(rows[1]?.groups[0]?.width).toBe((1000 - left - right) / 2)
    expect(rows[1]?.groups[0]?.whisker).toBeUndefined() // of ten people nothing can be told
  })
  it('do not lie over each other, wide or narrow, also with nobody in them', () => {
    for (const width of [358, 1200]) {
      const groups = [{ key: 'a', steps: [step(0), step(0), step(0)] }]
      const { rows, height } = layout({ steps: [step(0), step(0), step(0)], groups }, width)
      const tops = rows.flatMap(({ bar, groups: thin }) => [bar.y, ...thin.map(({ y }) => y)])
      expect(tops).toEqual([...tops].sort((a, b) => a - b))
      expect(new Set(tops).size).toBe(tops.length)
      expect(height).toBeGreaterThan(Math.max(...tops))
      expect(rows.every(({ bar }) => bar.width === 0)).toBe(true)
    }
  })
})

it('an interval is that of Wilson', () => {
  const rounded = ([low, high]: [number, number]) => [low.toFixed(4), high.toFixed(4)]
  expect([wilson(13, 285), wilson(0, 40), wilson(0, 0)].map(rounded)).toEqual([
    ['0.0268', '0.0765'],
    ['0.0000', '0.0876'],
    ['0.0000', '0.0000'],
  ])
})

it('shares are of the last step that is required', () => {
  const steps = [{}, { optional: true }, { optional: true }, {}]
  expect([1, 2, 3].map((at) => requiredBefore(steps, at))).toEqual([0, 0, 0])
  expect([0, 3].map((at) => requiredAfter(steps, at))).toEqual([3, -1])
})
