import { expect, it } from 'vitest'
import { lastMatureDay } from './Notes'
import { proposal } from './NothingYet'

it('the last mature day lies a whole window and a day before the end', () => {
  expect(lastMatureDay('2026-11-20T23:59:59.000Z', '7d')).toBe('2026-11-12')
  expect(lastMatureDay('2026-11-20T10:00:00.000Z', '1h')).toBe('2026-11-19')
  expect(lastMatureDay('2026-11-20T10:00:00.000Z', 'visit')).toBeUndefined()
})

it('a proposal goes from what most did to what few did', () => {
  const event = (name: string, people: number) => ({ name, people, count: people, first: '', last: '' })
  const events = [event('buy', 5), event('view', 100), event('cart', 20), event('ping', 90), event('odd', 1)]
  expect(proposal(events)).toEqual(['view', 'ping', 'cart', 'buy'])
})
