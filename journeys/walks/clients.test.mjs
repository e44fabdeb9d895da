import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { Analytics } from '@segment/analytics-node'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { browse } from '../kit/browser.mjs'
import { collector, door, site } from '../kit/collector.mjs'

// Each client is the package as it is sold, and is told the address and the key: nothing else is another than with its maker.

const BUNDLE = createRequire(import.meta.url).resolve('@segment/analytics-next').replace(/dist\/.*/, 'dist/umd/index.js')
const SHOP = '<!doctype html><title>Lamps</title><link rel="canonical" href="https://shop.example/lamps"><script src="/client.js"></script>'
const LIMIT = { timeout: 60_000 }
const set = {}

before(async () => {
  set.collector = await collector('clients')
  set.door = await door(set.collector.port)
  set.site = await site({ '/lamps': () => SHOP, '/client.js': () => readFileSync(BUNDLE) })
})
after(async () => {
  await set.browser?.close()
  set.site?.close()
  set.door?.close()
})

/** Each client meets one body that is refused for the moment, and one with how many seconds are to pass. */
const WAIT = 2
const refuse = (name) => {
  set.door.refuse(name)
  set.door.refuse(name, 429, WAIT)
}
/** All has come, after both refusals and no sooner than the second of them said. */
async function came(name, events, from) {
  await set.door.has(name, events)
  assert.equal(set.door.refusals(name), 0)
  assert.ok(Date.now() - from >= WAIT * 1_000, `after ${Date.now() - from} ms`)
}

const host = () => `http://127.0.0.1:${set.door.port}`

test('@segment/analytics-node', LIMIT, async () => {
  const client = new Analytics({ writeKey: set.collector.key, host: host(), flushAt: 4, flushInterval: 100 })
  const wrong = []
  client.on('error', (error) => wrong.push(error))
  refuse('0')
  const from = Date.now()
  client.identify({ userId: 'ann', traits: { plan: 'pro', name: 'Anna Żuk' } })
  client.track({ userId: 'ann', event: 'Order Completed', properties: { total: 12.5, products: [{ id: 'l1' }] } })
  client.page({ userId: 'ann', category: 'Shop', name: 'Lamps', properties: { url: 'https://shop.example/lamps' } })
  client.screen({ anonymousId: 'device-1', name: 'Basket', properties: { items: 3 } })
  client.group({ userId: 'ann', groupId: 'acme', traits: { seats: 5 } })
  client.alias({ userId: 'ann', previousId: 'device-1' })
  await client.closeAndFlush({ timeout: 10_000 })
  assert.deepEqual(wrong, [])
  await came('0', 6, from)
})

test('@rudderstack/rudder-sdk-node', LIMIT, async () => {
  const client = new RudderAnalytics(set.collector.key, { dataPlaneUrl: host(), flushAt: 4, flushInterval: 100 })
  refuse('0')
  const from = Date.now()
  client.identify({ userId: 'bob', traits: { plan: 'free' } })
  client.track({ userId: 'bob', event: 'Order Completed', properties: { total: 7 } })
  client.page({ userId: 'bob', name: 'Lamps', properties: { url: 'https://shop.example/lamps' } })
  client.screen({ anonymousId: 'device-2', name: 'Basket', properties: { items: 1 } })
  client.group({ userId: 'bob', groupId: 'acme', traits: { seats: 5 } })
  client.alias({ userId: 'bob', previousId: 'device-2' })
  await client.flush()
  await came('0', 12, from)
})

test('@segment/analytics-next in a browser', LIMIT, async () => {
  set.browser = await browse('clients')
  const { page } = set.browser
  await page.goto(`http://www.next.localhost:${set.site.port}/lamps?utm_source=news&utm_medium=email`)
  await page.evaluate(
    async ([writeKey, to]) => {
      const { AnalyticsBrowser } = window.AnalyticsNext
      window.client = AnalyticsBrowser.load(
        { writeKey, cdnSettings: { integrations: { 'Segment.io': { apiKey: writeKey } } } },
        { integrations: { 'Segment.io': { apiHost: `${to}/v1`, protocol: 'http' } } },
      )
      const { client } = window
      await client.page('Shop', 'Lamps')
      await client.track('Product Viewed', { id: 'l1' })
      await client.identify('eve', { plan: 'pro' })
      await client.screen('Basket', { items: 1 })
      await client.alias('eve', 'old-eve')
    },
    [set.collector.key, `t.next.localhost:${set.door.port}`],
  )
  await set.door.has('next', 5)
  refuse('next')
  const from = Date.now()
  await page.evaluate(() => window.client.group('acme', { seats: 5 }))
  await came('next', 6, from)
  assert.deepEqual(
    set.browser.wrong.filter((line) => !/ 503 | 429 | 404 .*favicon/.test(line)),
    [],
  )
})

/** An event as readers see it, a line: what it is, whose, and what it says. */
const told = ({ type, event, userId, anonymousId, previousId, given = {}, properties, traits }) => {
  const { referrer, device, browser, os, address, 'context.userAgent': agent, ...more } = given
  const whose = userId ?? (anonymousId.startsWith('device-') ? anonymousId : 'somebody')
  const said = JSON.stringify({ ...properties, ...traits }).replace(/:\d{4,5}\//g, '/')
  const where = Object.entries(more).map(([name, value]) => ` ${name}=${value}`)
  return `${event ?? type} of ${whose}${previousId ? ` before ${previousId}` : ''} ${said}${where.join('')}`
}

const FROM = ' source=news medium=email page.path=/lamps page.host=shop.example'
const QUERY = ' page.query=?utm_source=news&utm_medium=email'
const LAMPS = '"url":"https://shop.example/lamps'

test('each call stands in the journal once, as it was made', LIMIT, async () => {
  const events = await set.collector.stop()
  assert.deepEqual(events.map(told).sort(), [
    'Order Completed of ann {"total":12.5,"products":[{"id":"l1"}]}',
    'Order Completed of bob {"total":7}',
    `Product Viewed of somebody {"id":"l1"}${FROM}${QUERY}`,
    'alias of ann before device-1 {}',
    'alias of bob before device-2 {}',
    `alias of eve before old-eve {}${FROM}${QUERY}`,
    'group of ann {"seats":5} account=acme',
    'group of bob {"seats":5} account=acme',
    `group of eve {"seats":5}${FROM} account=acme${QUERY}`,
    'identify of ann {"plan":"pro","name":"Anna Żuk"}',
    'identify of bob {"plan":"free"}',
    `identify of eve {"plan":"pro"}${FROM}${QUERY}`,
    `page of ann {"name":"Lamps",${LAMPS}","category":"Shop"} page.path=/lamps page.host=shop.example`,
    `page of bob {"name":"Lamps",${LAMPS}"} page.path=/lamps page.host=shop.example`,
    `page of somebody {"path":"/lamps","referrer":"","search":"?utm_source=news&utm_medium=email","title":"Lamps",${LAMPS}?utm_source=news&utm_medium=email","category":"Shop","name":"Lamps"}${FROM}${QUERY}`,
    'screen of device-1 {"name":"Basket","items":3}',
    'screen of device-2 {"name":"Basket","items":1}',
    `screen of eve {"name":"Basket","items":1}${FROM}${QUERY}`,
  ])
  assert.match(await set.collector.check(), /^received +18\n.*^duplicate +0\n.*^present +18\nEverything agrees/ms)
})
