import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browse } from '../kit/browser.mjs'
import { becomes, collector, door, site, told } from '../kit/collector.mjs'
import { secret } from '../kit/product.mjs'
import { JOURNAL, pages } from '../kit/snippet.mjs'

const set = {}

/** Sites and their way to the collector. */
async function sites(scheme, own) {
  const way = await door(set.collector.port, own)
  const ports = { door: way.port }
  const { port, close } = await site(pages(set.collector.key, scheme, ports), own)
  ports.site = port
  return { door: way, at: (name, path) => `${scheme}://www.${name}.localhost:${port}${path}`, close: () => [close(), way.close()] }
}

const at = (name, path) => set.plain.at(name, path)
const leave = (tab) => tab.goto('about:blank')
const ready = (tab) => tab.waitForFunction(() => window.fullfunnel?.on)
const cookies = async (name) =>
  (await set.browser.context.cookies(at(name, '/'))).map(({ name, domain, httpOnly, sameSite }) => ({ name, domain, httpOnly, sameSite }))
const kept = (tab) => tab.evaluate(() => Object.keys(localStorage).sort())

before(async () => {
  set.collector = await collector('snippet')
  set.plain = await sites('http')
  set.safe = await sites('https', secret('snippet'))
  set.door = set.plain.door
  set.browser = await browse('snippet', { ignoreDefaultArgs: ['--disable-back-forward-cache'], ignoreHTTPSErrors: true })
})
after(async () => {
  await set.browser?.close()
  set.plain?.close()
  set.safe?.close()
})

test('a film begins', async () => {
  set.film = await set.browser.context.newPage()
  await set.film.goto(at('film', '/film'))
  await ready(set.film)
  await set.film.locator('video[controls]').evaluate((film) => film.play())
})

test('a single-page app: pages, marks, calls to action, clicks, a search', async () => {
  const tab = set.browser.page
  await tab.goto(at('spa', '/spa?utm_source=news&utm_medium=email&mail=ann@example.org'))
  await set.door.has('spa', 3)
  await tab.getByText('plan').click()
  await tab.getByText('try').click()
  await tab.getByText('out').click()
  await tab.getByText('file').click()
  await tab.getByText('part').click()
  await tab.evaluate(() => history.pushState(null, '', '/find?q=desk+lamp'))
  await set.door.has('spa', 11)
  await tab.evaluate(() => history.replaceState(null, '', '/find?q=desk+lamp&page=2'))
  await tab.evaluate(() => history.go(-2))
  await set.door.has('spa', 14)
  await becomes(() => cookies('spa'), [{ name: 'ff_id', domain: '.spa.localhost', httpOnly: false, sameSite: 'Lax' }])
  const [mine] = (await set.browser.context.cookies(at('spa', '/'))).filter(({ name }) => name === 'ff_id')
  assert.ok(Math.abs(mine.expires - Date.now() / 1_000 - 400 * 86_400) < 3_600)
  set.spa = mine.value.split('.')[0]
  await leave(tab)
  await set.door.has('spa', 15)
})

test('a form: viewed, begun, refused by the browser, left; then sent', async () => {
  const tab = set.browser.page
  await tab.goto(at('form', '/form'))
  await set.door.has('form', 2)
  await tab.locator('[name=company]').fill('Kornblume')
  await tab.locator('[name=email]').fill('ann')
  await tab.locator('[name=secret]').fill('seven herons')
  await tab.locator('[name=card]').fill('4111111111111111')
  await tab.getByText('send').click()
  await leave(tab)
  await tab.goto(at('form', '/form'))
  await set.door.has('form', 7)
  await tab.locator('[name=email]').fill('ann@example.org')
  await tab.getByText('send').click()
  await leave(tab)
  await set.door.has('form', 10)
})

test('a page in a box, where nothing may be stored', async () => {
  await set.browser.page.goto(at('boxed', '/boxed'))
  await set.door.has('boxed', 2)
  await leave(set.browser.page)
  await set.door.has('boxed', 3)
  assert.deepEqual(await cookies('boxed'), [])
})

test('a page that comes back out of the browser’s memory is another view', async () => {
  const tab = set.browser.page
  await tab.goto(at('memory', '/a?utm_source=news'))
  await set.door.has('memory', 1)
  await tab.evaluate(() => {
    window.mark = 1
  })
  await tab.getByText('b', { exact: true }).click()
  await tab.waitForURL('**/b')
  await ready(tab)
  await tab.evaluate(() => history.back())
  await tab.waitForFunction(() => window.mark === 1) // the very page, not one loaded anew
  await set.door.has('memory', 5)
  await leave(tab)
  await set.door.has('memory', 6)
})

test('without a network events wait, also for the next page; a busy collector gets them again', async () => {
  const { context } = set.browser
  const tab = set.browser.page
  await tab.goto(at('away', '/a'))
  await set.door.has('away', 1)
  await context.setOffline(true)
  await tab.evaluate(() => window.fullfunnel.track('Waits', { n: 1 }))
  await context.setOffline(false)
  await set.door.has('away', 2)
  await context.setOffline(true)
  await tab.evaluate(() => window.fullfunnel.track('Waits', { n: 2 }))
  await leave(tab)
  await context.setOffline(false)
  set.door.refuse('away')
  await tab.goto(at('away', '/b'))
  await set.door.has('away', 5)
  await becomes(() => kept(tab), ['ff_id'])
  await leave(tab)
  await set.door.has('away', 6)
})

test('a tab that is closed at once', async () => {
  const tab = await set.browser.context.newPage()
  await tab.goto(at('closed', '/a'))
  await ready(tab)
  await tab.evaluate(() => window.fullfunnel.track('Last'))
  await tab.close({ runBeforeUnload: true })
  await set.door.has('closed', 3)
})

test('consent: nothing is kept before it, the visit goes on with it, all is forgotten after it', async () => {
  const tab = set.browser.page
  await tab.goto(at('consent', '/quiet'))
  await ready(tab)
  await tab.evaluate(() => window.fullfunnel.identify('ann', { plan: 'pro' }))
  await set.door.has('consent', 1)
  assert.deepEqual([await cookies('consent'), await kept(tab)], [[], []])
  await tab.evaluate(() => window.fullfunnel.consent('granted'))
  await set.door.has('consent', 4)
  await becomes(async () => [(await cookies('consent')).length, await kept(tab)], [1, ['ff_id']])
  await tab.reload()
  await set.door.has('consent', 6)
  await tab.evaluate(() => window.fullfunnel.consent('denied'))
  await tab.getByText('x').click()
  await leave(tab)
  await set.door.has('consent', 9)
  await tab.goto(at('consent', '/quiet'))
  await set.door.has('consent', 10)
  await becomes(async () => [await cookies('consent'), await kept(tab)], [[], []])
  await leave(tab)
  await set.door.has('consent', 11)
})

test('a browser that asks for no tracking is given no id, whatever the page says', async () => {
  const tab = await set.browser.context.newPage()
  await tab.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }))
  await tab.goto(at('gpc', '/a'))
  await ready(tab)
  await tab.evaluate(() => window.fullfunnel.consent('granted'))
  await tab.evaluate(() => window.fullfunnel.identify('ann'))
  await set.door.has('gpc', 1)
  assert.deepEqual([await cookies('gpc'), await kept(tab)], [[], []])
  await leave(tab)
  await set.door.has('gpc', 2)
  await tab.close()
})

test('the way to a site that belongs here', async () => {
  const tab = set.browser.page
  await tab.goto(at('here', '/from'))
  await ready(tab)
  await tab.getByText('there').click()
  await tab.waitForURL('**/to?x=1')
  await leave(tab)
  await set.door.has('here', 2)
  await set.door.has('there', 2)
})

test('the id goes along on https too, where the cookie is for https only', async () => {
  const tab = set.browser.page
  await tab.goto(set.safe.at('safe', '/from'))
  await ready(tab)
  await tab.getByText('there').click()
  await tab.waitForURL('https://**/to?x=1')
  const kept = () => set.browser.context.cookies(set.safe.at('over', '/'))
  await becomes(
    async () => (await kept()).map(({ name, domain, secure }) => ({ name, domain, secure })),
    [{ name: 'ff_id', domain: '.over.localhost', secure: true }],
  )
  await leave(tab)
  await set.safe.door.has('safe', 2)
  await set.safe.door.has('over', 2)
})

test('a slow way, and the page is closed meanwhile', async () => {
  const { context } = set.browser
  const tab = await context.newPage()
  await tab.goto(at('slow', '/a'))
  await set.door.has('slow', 1)
  const line = await context.newCDPSession(tab)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 200,
    downloadThroughput: -1,
    uploadThroughput: 20_000,
  })
  const goes = tab.waitForRequest('**/v1/batch')
  await tab.evaluate(() => {
    for (const n of [1, 2, 3, 4]) window.fullfunnel.track('Long', { n, text: '灯'.repeat(8_000) })
  })
  await goes
  await tab.close({ runBeforeUnload: true })
  const next = await context.newPage()
  await next.goto(at('slow', '/b'))
  await set.door.has('slow', 7)
  await becomes(() => kept(next), ['ff_id'])
  await leave(next)
  await set.door.has('slow', 8)
  await next.close()
})

test('a collector that has too much to do says when to come again', async () => {
  const tab = await set.browser.context.newPage()
  await tab.clock.install()
  set.door.refuse('busy', 429, 20)
  set.door.refuse('busy', 503, 5)
  await tab.goto(at('busy', '/a'))
  await ready(tab)
  const refused = tab.waitForResponse('**/v1/batch')
  await tab.clock.runFor(1_000)
  assert.equal((await refused).status(), 429)
  await tab.evaluate(() => window.fullfunnel.track('Waits', { n: 1 }))
  await tab.clock.runFor(19_000)
  const step = (look) => () => tab.clock.runFor(250).then(look)
  assert.equal(set.door.refusals('busy'), 1)
  await becomes(step(() => set.door.refusals('busy')), 0)
  await becomes(step(() => set.door.count('busy')), 2)
  await leave(tab)
  await set.door.has('busy', 3)
  await tab.close()
})

test('the film was seen to its end', async () => {
  await set.door.has('film', 6)
  await leave(set.film)
  await set.door.has('film', 7)
})

test('what stands in the journal, and nothing else', async () => {
  await set.browser.close()
  set.browser = undefined
  const events = await set.collector.stop()
  const stands = Object.fromEntries(Object.keys(JOURNAL).map((name) => [name, told(events, name)]))
  assert.deepEqual(stands, JOURNAL)
  assert.equal(events.length, Object.values(JOURNAL).flat().length)
  const whose = (name) => events.find(({ given }) => given['page.host']?.includes(`.${name}.`)).anonymousId
  assert.equal(whose('spa'), set.spa)
  assert.equal(whose('there'), whose('here'))
  assert.equal(whose('over'), whose('safe'))
  // what nobody may know: fields, addresses, other parameters
  assert.doesNotMatch(JSON.stringify(events), /Kornblume|herons|4111|mail=|ann@/)
})

test('the visit went on with consent, and ended with it', async () => {
  const host = { property: 'page.host', op: '=', value: 'www.consent.localhost' }
  const question = { ask: 'figures', figures: ['visits', 'people'], bots: 'include', where: [host] }
  assert.deepEqual((await set.collector.ask(question)).total.values, { visits: 2, people: 2 })
})
