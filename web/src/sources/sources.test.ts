import { expect, it } from 'vitest'
import { firstStep, ruleOf } from './failed'
import { failedSearch, latelySearch } from './search'
import { isKey, originsOf, snippets } from './snippets'
import { asReason, byNeed, kindOf, reasonsOf, refusedOf, type Source, saysAll } from './sources'

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
  const [curl, node, segment, rudder, java, browser, next, pixel] = snippets(
    'https://shop.example',
    'ff_0a1b2c3d_secret',
    true,
  )
  expect(curl?.text).toBe(
    `curl https://shop.example/v1/track -u ff_0a1b2c3d_secret: -d '{"userId":"test-1","event":"Test Event"}'`,
  )
  expect(node?.text).toContain(`fetch('https://shop.example/v1/track'`)
  expect(node?.text).toContain(`'X-Write-Key': 'ff_0a1b2c3d_secret'`)
  expect(segment?.text).toContain(`new Analytics({ writeKey: 'ff_0a1b2c3d_secret', host: 'https://shop.example' })`)
  expect(rudder?.text).toContain(`new RudderAnalytics('ff_0a1b2c3d_secret', { dataPlaneUrl: 'https://shop.example' })`)
  expect(java?.text).toContain(`Analytics.builder("ff_0a1b2c3d_secret").endpoint("https://shop.example").build()`)
  expect(next?.text).toContain(`'Segment.io': { apiKey: 'ff_0a1b2c3d_secret' }`)
  expect(next?.text).toContain(`{ apiHost: 'shop.example/v1', protocol: 'https' }`)
  expect(browser?.text).toBe('<script async src="https://shop.example/ff.js" data-key="ff_0a1b2c3d_secret"></script>')
  expect(pixel?.text).toContain('src="https://shop.example/px.gif?key=ff_0a1b2c3d_secret&amp;page"')
  expect(snippets('https://shop.example', 'ff_0a1b2c3d_secret', false).map(({ name }) => name)).toEqual([
    'curl',
    'node',
    'segment',
    'rudder',
    'java',
  ])
  const bound = snippets('https://shop.example', 'ff_0a1b2c3d_secret', true, true)
  expect(bound.map(({ name }) => name)).toEqual(['browser', 'next'])
})

it('origins stand one a line', () => {
  expect(originsOf(' https://shop.example\n\n  https://*.shop.example\n')).toEqual([
    'https://shop.example',
    'https://*.shop.example',
  ])
  expect(originsOf(' \n')).toEqual([])
})

it('a pasted key is that of the id and nothing else', () => {
  expect(isKey('ff_0a1b2c3d_abcdefghijklmnop-_', '0a1b2c3d')).toBe(true)
  expect(isKey('ff_0a1b2c3e_abcdefghijklmnop-_', '0a1b2c3d')).toBe(false)
  expect(isKey("ff_0a1b2c3d_abcdefghijklmnop'; rm", '0a1b2c3d')).toBe(false)
})

it('what needs somebody stands first, reasons by how often', () => {
  const states = ['removed', 'arriving', 'revoked', 'never', 'stopped'].map((state) => source({ state }))
  expect(byNeed(states).map(({ state }) => state)).toEqual(['stopped', 'never', 'arriving', 'revoked', 'removed'])
  const outcomes = { accepted: 9, missing_event: 1, rate_limited: 5 }
  expect(refusedOf(source({ outcomes }))).toBe(6)
  expect(reasonsOf(outcomes)).toEqual([
    ['rate_limited', 5],
    ['missing_event', 1],
  ])
})

it('words are of bounded sets', () => {
  expect([asReason('too_deep'), asReason('origin'), asReason('<b>')]).toEqual(['too_deep', 'origin', undefined])
  expect(asReason(null)).toBeUndefined()
  expect([kindOf('demo'), kindOf('test')]).toEqual(['demo', 'other'])
  expect([saysAll('missing_event'), saysAll('protected'), saysAll('new_code'), saysAll(null)]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(latelySearch({ key: '1e5', outcome: '', more: 1 })).toEqual({ key: '1e5' })
})

it('a rule is what its rows say', () => {
  const steps = [
    { id: 0, kind: 'cut', at: '/event', to: '200' },
    { id: 1, kind: 'set', at: '/properties/price', to: '1.5' },
    { id: 2, kind: 'set', at: '/type', to: 'track' },
    { id: 3, kind: 'remove', at: '/traits/score', to: 'left over' },
    { id: 4, kind: 'date', at: '/timestamp', to: 'dd.MM.yyyy' },
    { id: 5, kind: 'rename', at: '/user_id', to: '/userId' },
    { id: 6, kind: 'copy', at: '', to: '' },
  ] as const
  expect(ruleOf({ reason: 'too_long' }, [...steps])).toEqual({
    when: { reason: 'too_long' },
    do: [
      { cut: '/event', to: 200 },
      { set: '/properties/price', to: 1.5 },
      { set: '/type', to: 'track' },
      { remove: '/traits/score' },
      { date: '/timestamp', format: 'dd.MM.yyyy' },
      { rename: '/user_id', to: '/userId' },
    ],
  })
  expect(firstStep('too_long')).toEqual({ id: 0, kind: 'cut', at: '/event', to: '200' })
  expect(firstStep(undefined)).toEqual({ id: 0, kind: 'set', at: '', to: '' })
  expect(failedSearch({ reason: 'too_long', key: '', sql: 1 })).toEqual({ reason: 'too_long' })
})
