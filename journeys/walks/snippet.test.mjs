import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browse } from '../kit/browser.mjs'
import { becomes, collector, door, site, told } from '../kit/collector.mjs'

const STUB = `<script>(window.fullfunnel={q:[]}),["track","identify","page","consent","reset"].forEach(m=>fullfunnel[m]=(...a)=>fullfunnel.q.push([m,a]))</script>`
const set = {}

const script = (name, more = '') =>
  `<script async src="http://t.${name}.localhost:${set.door.port}/ff.js" data-key="${set.collector.key}" ${more}></script>`
const page = (body, more = 'data-consent="granted"') => (name) =>
  `<!doctype html><title>${name}</title>${STUB}${script(name, more)}${body}`

const PAGES = {
  '/spa': page(`<script>fullfunnel.track("Early",{n:1})</script>
    <button data-ff-event="Plan Chosen" data-ff-plan="pro" data-ff-lead-source="page">plan</button>
    <button data-ff-cta="trial">try</button>
    <a href="https://other.example/there?mail=x" onclick="event.preventDefault()">out</a>
    <a href="/files/list.pdf?x=1" onclick="event.preventDefault()">file</a>
    <a href="#part">part</a>`),
  '/form': page(`<form data-ff-form="contact" data-ff-fields="email card secret" onsubmit="event.preventDefault()">
    <input name="email" type="email" required><input name="company"><input name="secret" type="password">
    <input name="card" autocomplete="cc-number"><button>send</button></form>`),
  '/boxed': page('<iframe sandbox="allow-scripts" src="/inside"></iframe>', 'data-pages="manual"'),
  '/inside': page('<script>fullfunnel.track("Inside")</script>'),
  '/a': page('<a href="/b">b</a>'),
  '/b': page('<p>b'),
  '/quiet': page('<button data-ff-event="Pressed">x</button>', ''),
  '/from': (name) =>
    page(`<a href="http://www.there.localhost:${set.site.port}/to?x=1">there</a>`, 'data-consent="granted" data-domains="there.localhost,here.localhost"')(name),
  '/to': page('<p>to', 'data-consent="granted" data-domains="there.localhost,here.localhost"'),
}

const at = (name, path) => `http://www.${name}.localhost:${set.site.port}${path}`
const leave = (tab) => tab.goto('about:blank')
const ready = (tab) => tab.waitForFunction(() => window.fullfunnel?.on)
const cookies = async (name) =>
  (await set.browser.context.cookies(at(name, '/'))).map(({ name, domain, httpOnly, sameSite }) => ({ name, domain, httpOnly, sameSite }))
const kept = (tab) => tab.evaluate(() => Object.keys(localStorage).sort())

before(async () => {
  set.collector = await collector('snippet')
  set.door = await door(set.collector.port)
  set.site = await site(PAGES)
  set.browser = await browse('snippet', { ignoreDefaultArgs: ['--disable-back-forward-cache'] })
})
after(async () => {
  await set.browser?.close()
  set.site?.close()
  set.door?.close()
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
  set.door.refuse(1)
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

const JOURNAL = {
  spa: [
    'id1: page /spa?utm_source=news&utm_medium=email',
    'id1: Early /spa n=1',
    'id1: Call To Action Seen /spa cta=trial',
    'id1: Plan Chosen /spa plan=pro lead_source=page',
    'id1: Call To Action Clicked /spa cta=trial',
    'id1: Link Clicked /spa url=https://other.example/there host=other.example',
    'id1: File Downloaded /spa url=http://www.spa.localhost/files/list.pdf file=list.pdf',
    'id1: Page Left /spa',
    'id1: page /find < /spa',
    'id1: Site Searched /find query=desk lamp',
    'id1: Call To Action Seen /find cta=trial',
    'id1: Page Left /find',
    'id1: page /spa < /find',
    'id1: Call To Action Seen /spa cta=trial',
    'id1: Page Left /spa',
  ],
  form: [
    'id1: page /form',
    'id1: Form Viewed /form form=contact',
    'id1: Form Started /form form=contact',
    'id1: Form Error /form form=contact field=email reason=typeMismatch',
    'id1: Page Left /form form=contact field=email',
    'id1: page /form',
    'id1: Form Viewed /form form=contact',
    'id1: Form Started /form form=contact field=email',
    'id1: Form Submitted /form form=contact',
    'id1: Page Left /form',
  ],
  boxed: ['id1: page /inside < /boxed', 'id1: Inside /inside', 'id1: Page Left /inside'],
  memory: [
    'id1: page /a?utm_source=news',
    'id1: Page Left /a',
    'id1: page /b < /a',
    'id1: Page Left /b',
    'id1: page /a',
    'id1: Page Left /a',
  ],
  away: [
    'id1: page /a',
    'id1: Waits /a n=1',
    'id1: Waits /a n=2',
    'id1: Page Left /a',
    'id1: page /b',
    'id1: Page Left /b',
  ],
  closed: ['id1: page /a', 'id1: Last /a', 'id1: Page Left /a'],
  consent: [
    'day1: page /quiet',
    'id1=ann: identify plan=pro',
    'id1=day1: alias',
    'id1: identify /quiet',
    'id1: Page Left /quiet',
    'id1: page /quiet',
    'id1: identify /quiet',
    'day2: Pressed /quiet',
    'day2: Page Left /quiet',
    'day2: page /quiet',
    'day2: Page Left /quiet',
  ],
  gpc: ['day1: page /a', 'day1: Page Left /a'],
  here: ['id1: page /from', 'id1: Page Left /from'],
  there: ['id1: page /to < /', 'id1: Page Left /to'],
}

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
  // what nobody may know: fields, addresses, other parameters
  assert.doesNotMatch(JSON.stringify(events), /Kornblume|herons|4111|mail=|ann@/)
})

test('the visit went on with consent, and ended with it', async () => {
  const host = { property: 'page.host', op: '=', value: 'www.consent.localhost' }
  const question = { ask: 'figures', figures: ['visits', 'people'], bots: 'include', where: [host] }
  assert.deepEqual((await set.collector.ask(question)).total.values, { visits: 2, people: 2 })
})
