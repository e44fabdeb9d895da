import { describe, expect, it } from 'vitest'
import { counted, marksOf, missing, stretchOf, type Trace, wayOf } from './trace'

const TRACE: Trace = {
  person: 'p_1',
  attempts: [
    {
      start: '2026-01-01T00:00:00Z',
      depth: 2,
      events: [
        { time: '2026-01-01T00:00:00Z', event: 'a', step: 1 },
        { time: '2026-01-02T00:00:00Z', event: 'c', step: 3 },
      ],
      ended: 'window',
      counts: true,
    },
    {
      start: '2026-01-02T00:00:00Z',
      depth: 1,
      events: [{ time: '2026-01-02T00:00:00Z', event: 'a', step: 1 }],
      ended: 'data',
      counts: false,
    },
  ],
  rejected: [{ time: '2026-02-02T00:00:00Z', event: 'd', step: 4, reason: 'window' }],
}

describe('a trace', () => {
  it('tells of each step what took it, or what was near', () => {
    expect(wayOf(TRACE, 4)).toEqual([
      { step: 1, taken: { time: '2026-01-01T00:00:00Z', event: 'a', step: 1 }, near: [] },
      { step: 2, taken: undefined, near: [] },
      { step: 3, taken: { time: '2026-01-02T00:00:00Z', event: 'c', step: 3 }, near: [] },
      { step: 4, taken: undefined, near: TRACE.rejected },
    ])
  })
  it('misses the first step that nobody may leave out', () => {
    expect(missing(wayOf(TRACE, 4), [false, false, false, false])).toBe(2)
    expect(missing(wayOf(TRACE, 4), [false, true, false, false])).toBe(4)
    expect(missing(wayOf(TRACE, 1), [false])).toBeUndefined()
  })
  it('of nobody who counts has no attempt', () => {
    expect(counted({ ...TRACE, attempts: [] })).toBeUndefined()
    expect(wayOf({ person: 'p_1', attempts: [], rejected: [] }, 1)).toEqual([{ step: 1, taken: undefined, near: [] }])
  })
  it('is drawn once an event, first as what counts', () => {
    const marks = marksOf(TRACE)
    expect(marks.map(({ step, kind }) => `${step} ${kind}`)).toEqual([
      '1 counted',
      '3 counted',
      '1 tried',
      '4 rejected',
    ])
    expect(stretchOf(marks)).toEqual([Date.parse('2026-01-01'), Date.parse('2026-02-02')])
    expect(stretchOf(marks.slice(0, 1))).toEqual([Date.parse('2026-01-01') - 1, Date.parse('2026-01-01') + 1])
  })
})
