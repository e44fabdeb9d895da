import { parseSearchWith } from '@tanstack/react-router'
import { expect, it } from 'vitest'
import { personSearch } from './search'
import { byDay, byVisit, hueOf, type TimelineEvent } from './usePerson'

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

it('an id in the address is a text, also where it looks like a number or holds a slash', () => {
  const given = (search: string) => personSearch(parseSearchWith((text) => text)(search))
  for (const id of ['1e5', '007', '123', 'true', 'a/b c', '100 %', 'x+y@z.org', '"q"', '{}']) {
    expect(given(`?${new URLSearchParams({ id })}`)).toEqual({ id })
  }
  expect(given('?id=')).toEqual({})
})

it('events stand with their visit, and with the one that they lie within', () => {
  const visits = [3, null, 3, null, 2, 2, null].map((visit) => ({ visit }) as TimelineEvent)
  expect(byVisit(visits).map((part) => part.map(({ visit }) => visit))).toEqual([[3, null, 3], [null], [2, 2], [null]])
})
