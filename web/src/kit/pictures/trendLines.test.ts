import { expect, it } from 'vitest'
import { apart, ceiling } from './TrendLines'

it('the axis ends at a round number above all points', () => {
  expect([0, 0.004, 0.031, 0.21, 0.62, 1].map(ceiling)).toEqual([0.01, 0.01, 0.05, 0.25, 1, 1])
})

it('labels never lie over each other', () => {
  expect(apart([100, 101, 40], 14)).toEqual([100, 114, 40])
  expect(apart([100, 101, 40], 14, 104)).toEqual([90, 104, 40])
  expect(apart([190, 190, 190], 14, 195)).toEqual([167, 181, 195])
})
