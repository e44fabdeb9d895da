import { expect, it } from 'vitest'
import { latelySearch } from './search'
import { isKey, snippets } from './snippets'
import { asReason, byNeed, kindOf, reasonsOf, refusedOf, type Source } from './sources'

const source = (more: Partial<Source>): Source => ({
  from: 'http',
  key: null,
  state: 'arriving',
  events: 0,
  last: null,
  days: [],
  usualPause: null,
  longestSilence: null,
  outcomes: {},
  ...more,
})

it('a snippet holds the address and the key', () => {
  const [curl, node, segment, browser] = snippets('https://shop.example', 'ff_0a1b2c3d_secret', true)
  expect(curl?.text).toBe(
    `curl https://shop.example/v1/track -u ff_0a1b2c3d_secret: -d '{"userId":"test-1","event":"Test Event"}'`,
  )
  expect(node?.text).toContain(`fetch('https://shop.example/v1/track'`)
  expect(node?.text).toContain(`'X-Write-Key': 'ff_0a1b2c3d_secret'`)
  expect(segment?.text).toContain(`new Analytics({ writeKey: 'ff_0a1b2c3d_secret', host: 'https://shop.example' })`)
  expect(browser?.text).toBe('<script async src="https://shop.example/ff.js" data-key="ff_0a1b2c3d_secret"></script>')
  expect(snippets('https://shop.example', 'ff_0a1b2c3d_secret', false).map(({ name }) => name)).not.toContain('browser')
})

it('a pasted key is that of the id and nothing else', () => {
  expect(isKey('ff_0a1b2c3d_abcdefghijklmnop-_', '0a1b2c3d')).toBe(true)
  expect(isKey('ff_0a1b2c3e_abcdefghijklmnop-_', '0a1b2c3d')).toBe(false)
  expect(isKey("ff_0a1b2c3d_abcdefghijklmnop'; rm", '0a1b2c3d')).toBe(false)
})

it('what needs somebody stands first, reasons by how often', () => {
  const states = ['arriving', 'revoked', 'never', 'stopped'].map((state) => source({ state }))
  expect(byNeed(states).map(({ state }) => state)).toEqual(['stopped', 'never', 'arriving', 'revoked'])
  const outcomes = { accepted: 9, missing_event: 1, rate_limited: 5 }
  expect(refusedOf(source({ outcomes }))).toBe(6)
  expect(reasonsOf(outcomes)).toEqual([
    ['rate_limited', 5],
    ['missing_event', 1],
  ])
})

it('words are of bounded sets', () => {
  expect([asReason('too_deep'), asReason('<b>'), asReason(null)]).toEqual(['too_deep', undefined, undefined])
  expect([kindOf('demo'), kindOf('test')]).toEqual(['demo', 'other'])
  expect(latelySearch({ key: '1e5', outcome: '', more: 1 })).toEqual({ key: '1e5' })
})
