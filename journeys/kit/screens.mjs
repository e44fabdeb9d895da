import { arriving, LONG } from './arriving.mjs'
import { explorer } from './funnel.mjs'
import { settled } from './look.mjs'
import { OWNER } from './owner.mjs'
import { cutOff, MAP, shop } from './shop.mjs'
import { asLines, WHO } from './who.mjs'

const PEOPLE = 1_000
const FUNNEL = { ask: 'funnel', steps: ['view', 'cart', 'purchase'], trend: 'day' }
const GROUPS = {
  ask: 'funnel',
  steps: ['Product Viewed', { event: 'Product Added', where: [{ property: 'channel', op: '!=', value: 'Email' }] }, 'Order Completed'],
  by: { property: 'channel' },
  trend: 'week',
  period: { last: '90d' },
  compare: 'previous',
}
const OPTIONS = {
  ask: 'funnel',
  steps: ['Product Viewed', { match: 'Product Added', optional: true, within: '1d' }, { any: ['Checkout Started', { goal: 'lead' }] }, 'Order Completed'],
  window: 'visit',
  exclude: [{ match: 'Payment Failed', effect: 'restart' }],
  hold: ['device'],
  value: 'revenue',
}
const WRONG = { ask: 'funnel', steps: [{ event: 'view', nth: -1 }] }
const NOTHING = { ask: 'figures', figures: ['visits'], period: { from: '2020-01-01', to: '2020-01-02' } }
const MANY = {
  ask: 'figures',
  figures: ['visits', 'people', 'events', 'pageViews', 'visitSeconds', 'bounceRate', 'goal:lead', 'goal:sale', 'revenue', 'customers'],
  by: ['channel', 'device'],
  period: { last: '90d' },
  compare: 'previous',
  every: 'week',
}
const NOBODY = { ask: 'funnel', steps: ['no such event', 'view'] }

/** Fills a server with an empty workspace, a small shop, and the simulated one. */
export async function furnish({ server, home }) {
  await home.own(server.link())
  await home.workspace('empty')
  await home.workspace('shop')
  const rows = shop(50)
  await home.bring('shop', 'shop.csv', cutOff([...rows, { ...rows.at(-1), event: LONG }]), { map: MAP })
  const did = [{ did: 'purchase', times: '>=2', in: { last: '90d' } }, { property: 'person.city', op: 'missing' }]
  await home.call('PUT', '/workspaces/shop/audiences/come%20back', { data: did })
  await home.workspace('who')
  await home.bring('who', 'who.ndjson', asLines(WHO))
  let job = await home.call('POST', '/demo', { data: { people: PEOPLE } })
  while (job.state === 'running') job = await home.call('GET', `/jobs/${job.job}?wait=5000`)
}

/** Every screen in every state: a way to open each. What the server is made to say is taken back afterwards. */
export function screens({ server: { base }, page, home }) {
  const at = (workspace, place) => `${base}/w/${workspace}/${place}`
  const open = (address) => async () => {
    await page.goto(address)
    await settled(page)
  }
  const figures = (workspace, q, more = {}) => at(workspace, `figures?${new URLSearchParams({ q: JSON.stringify(q), ...more })}`)
  const failing = (path, address) => async () => {
    const problem = { status: 500, code: 'unexpected', detail: 'Something went wrong in the server; its log says what.' }
    const answer = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }
    await page.route(path, (route) => route.fulfill(answer))
    await page.goto(address)
    await page.getByRole('alert').first().waitFor()
    await page.unroute(path)
  }
  /** Opens a page whose answer does not come. */
  const waiting = (path, address) => async () => {
    await page.route(path, () => undefined)
    await page.goto(address)
    await page.locator('[aria-busy=true]').first().waitFor()
    await page.unroute(path)
  }
  return {
    'first run': open(`${base}/first/used`),
    begin: open(`${base}/begin`),
    home: open(at('demo', 'home')),
    'home, all data': open(at('demo', 'home?last=')),
    'home, strange events': open(at('shop', 'home')),
    'home, empty': open(at('empty', 'home')),
    'home, failing': failing('**/presets', at('shop', 'home')),
    'home, waiting': waiting('**/presets', at('shop', 'home')),
    explorer: open(explorer(base, 'shop', FUNNEL)),
    'explorer, long names': open(explorer(base, 'shop', { ...FUNNEL, steps: ['view', LONG, 'purchase'], by: { property: 'product_id' } })),
    'explorer, groups': open(explorer(base, 'demo', GROUPS)),
    'explorer, no step': open(at('shop', 'funnels')),
    'explorer, no event': open(at('empty', 'funnels')),
    'explorer, options': async () => {
      await page.goto(explorer(base, 'demo', OPTIONS))
      await settled(page)
      await page.locator('button[aria-expanded]:not([aria-label])').last().click()
      await settled(page)
    },
    'explorer, refused': open(explorer(base, 'demo', { ...OPTIONS, order: 'any', open: true })),
    trace: open(at('shop', `trace?${new URLSearchParams({ q: JSON.stringify(FUNNEL), id: 'user 1' })}`)),
    'trace, nobody chosen': open(at('shop', 'trace')),
    'explorer, wrong question': open(explorer(base, 'shop', WRONG)),
    'explorer, nobody': open(explorer(base, 'shop', NOBODY)),
    'explorer, waiting': waiting('**/ask', explorer(base, 'shop', FUNNEL)),
    figures: open(at('demo', 'figures')),
    'figures, many': open(figures('demo', MANY, { sort: 'visits' })),
    'figures, strange events': open(figures('shop', { ...MANY, by: 'product_id', period: undefined, compare: undefined })),
    'figures, empty': open(at('empty', 'figures')),
    'figures, nothing': open(figures('demo', NOTHING)),
    'figures, wrong question': open(figures('demo', { ask: 'figures', figures: ['visitors'] })),
    'figures, waiting': waiting('**/ask', at('demo', 'figures')),
    channels: open(at('demo', 'channels')),
    'channels, strange events': open(at('shop', 'channels?last=')),
    'channels, empty': open(at('empty', 'channels')),
    'channels, tried': open(at('demo', `channels?${new URLSearchParams({ url: 'https://shop.example/?utm_source=google&utm_medium=cpc' })}`)),
    'channels, failing': failing('**/channels', at('shop', 'channels')),
    'channels, written': async () => {
      await page.goto(at('who', 'channels?last='))
      await page.locator('.ff-card:has(> details > .ff-scroll) > .ff-row button').click()
      await page.locator('.ff-rules button').first().waitFor()
      await settled(page)
    },
    network: open(at('demo', 'network')),
    'network, campaigns': open(at('demo', `network?${new URLSearchParams({ q: JSON.stringify({ ask: 'network', node: 'campaign' }), at: 'win-a-lamp' })}`)),
    'network, no node': open(at('shop', `network?${new URLSearchParams({ q: JSON.stringify({ ask: 'network', node: 'page' }) })}`)),
    'network, empty': open(at('empty', 'network')),
    pages: open(at('demo', 'pages')),
    'pages, no page': open(at('shop', 'pages')),
    'pages, empty': open(at('empty', 'pages')),
    'pages, wrong question': open(at('demo', `pages?${new URLSearchParams({ q: JSON.stringify({ ask: 'pages', goal: 'nosuch' }) })}`)),
    retention: open(at('demo', 'retention')),
    'retention, groups': open(
      at('demo', `retention?${new URLSearchParams({ q: JSON.stringify({ ask: 'retention', start: { goal: 'sale' }, every: 'week', by: 'channel', returned: 'by' }) })}`),
    ),
    'retention, nobody': open(at('shop', `retention?${new URLSearchParams({ q: JSON.stringify({ ask: 'retention', start: 'no such event' }) })}`)),
    'retention, empty': open(at('empty', 'retention')),
    credit: open(at('demo', 'attribution')),
    'credit, landing pages': open(
      at('demo', `attribution?${new URLSearchParams({ q: JSON.stringify({ ask: 'attribution', conversion: { goal: 'lead' }, touch: 'landing', models: ['first', 'participation', 'shapley', 'w-shape'] }) })}`),
    ),
    'credit, nothing': open(at('shop', `attribution?${new URLSearchParams({ q: JSON.stringify({ ask: 'attribution', conversion: 'no such event' }) })}`)),
    'credit, empty': open(at('empty', 'attribution')),
    goals: open(at('demo', 'goals')),
    'goals, proposals': open(at('shop', 'goals')),
    'goals, empty': open(at('empty', 'goals')),
    'goals, written': open(at('shop', 'goals?edit=sale')),
    'goals, failing': failing('**/goals', at('shop', 'goals')),
    'goals, waiting': waiting('**/goals', at('shop', 'goals')),
    audiences: open(at('shop', 'audiences')),
    'audiences, none': open(at('empty', 'audiences')),
    'audiences, written': open(at('shop', 'audiences?edit=come%20back')),
    'list of figures': async () => {
      await page.goto(figures('demo', MANY, { of: '/total/values/visits' }))
      await page.getByRole('dialog').locator('tbody tr').first().waitFor()
      await settled(page)
    },
    list: async () => {
      await page.goto(explorer(base, 'shop', FUNNEL, { of: '/steps/0/reached' }))
      await page.getByRole('dialog').locator('tbody tr').first().waitFor()
      await settled(page)
    },
    people: open(at('shop', 'people')),
    person: open(at('shop', 'people?id=user%201')),
    'person, many visits': async () => {
      const { answer } = await home.ask('demo', { ask: 'figures', figures: ['goal:sale'], list: { of: '/total/values/goal:sale', limit: 1 } })
      await open(at('demo', `people?id=${answer.list[0].person}`))()
    },
    'person, what would change': async () => {
      await page.goto(at('who', 'people?id=anna'))
      await page.locator('td.num button').first().click()
      await page.getByRole('dialog').locator('.ff-somebody').first().waitFor()
      await settled(page)
    },
    'person, to be erased': async () => {
      await page.goto(at('who', 'people?id=anna'))
      await page.locator('.ff-card').last().locator('button').last().click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
      await settled(page)
    },
    'person, links': open(at('who', 'people?id=anna')),
    'person, nobody': open(at('shop', 'people?id=nobody')),
    'person, failing': failing('**/person?*', at('shop', 'people?id=user%201')),
    import: async () => {
      await page.goto(at('shop', 'data'))
      const buffer = Buffer.from(cutOff(shop(9, 9)))
      await page.setInputFiles('input[type=file]', { name: 'more.csv', mimeType: 'text/csv', buffer })
      await page.locator('.ff-card h2', { hasText: 'more.csv' }).waitFor()
      await settled(page)
    },
    'import, no table': async () => {
      await page.goto(at('shop', 'data'))
      const buffer = Buffer.from('Dear reader,\nthis is a letter.\n')
      await page.setInputFiles('input[type=file]', { name: 'letter.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('alert').first().waitFor()
      await settled(page)
    },
    ...arriving({ base, page, home, at, open, failing, waiting }),
    data: open(at('shop', 'data')),
    'data, empty': open(at('empty', 'data')),
    settings: open(at('shop', 'settings')),
    'no workspace': open(at('nosuch', 'home')),
    'no page': open(at('shop', 'nosuch')),
  }
}

/** The door: what one sees who is not signed in. */
export const door = async ({ server, page }) => {
  await page.context().clearCookies()
  await page.goto(server.base)
  await page.getByLabel('E-mail').fill(OWNER.email)
  await settled(page)
}
