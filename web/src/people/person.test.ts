import { expect, it } from 'vitest'
import { byDay, hueOf, type TimelineEvent } from './usePerson'

const event = (time: string) => ({ time }) as TimelineEvent

it('events stand under their day, newest first', () => {
  const days = byDay([event('2026-01-02T09:00Z'), event('2026-01-02T08:00Z'), event('2026-01-01T08:00Z')], (time) =>
    time.slice(0, 10),
  )
  expect(days.map(({ day, events }) => [day, events.length])).toEqual([
    ['2026-01-02', 2],
    ['2026-01-01', 1],
  ])
})

it('a channel keeps its colour', () => {
  expect(hueOf('Email')).toBe(hueOf('Email'))
  expect(new Set(['Direct', 'Email', 'Paid Social', 'Organic Search', 'Referral'].map(hueOf)).size).toBeGreaterThan(2)
})
