import assert from 'node:assert/strict'
import { doors } from '../kit/doors.mjs'
import { command } from '../kit/product.mjs'
import { stage } from '../kit/stage.mjs'

const walk = stage(
  'invariant',
  async ({ server, home }) => {
    await home.own(server.link())
    // a shop that holds anything else stands still: nothing comes in between a page and a click on it
    const still = { type: 'track', event: 'Ticket Opened', userId: 'somebody', timestamp: '2026-11-20T12:00:00Z' }
    await home.bring('demo', 'still.ndjson', JSON.stringify(still))
    const condition = { did: { goal: 'sale' } }
    await home.call('PUT', '/workspaces/demo/audiences/customers', { data: condition })
  },
  async (data) => {
    const made = await command(['demo', '--people', '1000', '--until', '2026-11-21', '--no-server', '--data', data])
    assert.equal(made.code, 0, made.err)
  },
)

const FUNNEL = {
  ask: 'funnel',
  steps: ['Product Viewed', 'Checkout Started', 'Order Completed'],
  by: 'device',
}
const CREDIT = {
  ask: 'attribution',
  conversion: { goal: 'sale' },
  models: ['first', 'linear', 'participation', 'markov'],
  period: { last: '180d' },
  compare: 'previous',
}
const RETENTION = { ask: 'retention', start: { goal: 'sale' }, every: 'month', period: { last: '180d' }, compare: 'previous', by: 'device' }
const NETWORK = { ask: 'network', node: 'campaign', period: { last: '180d' }, compare: 'previous' }
const asked = (q) => `?${new URLSearchParams({ q: JSON.stringify(q) })}`

/** Every screen with figures, and how many of each are clicked. */
const SCREENS = {
  home: ['home?last=365d', 4],
  figures: ['figures', 6],
  pages: ['pages', 6],
  channels: ['channels?last=90d', 5],
  goals: ['goals', 2],
  audiences: ['audiences', 1],
  stages: ['stages', 6],
  network: [`network${asked(NETWORK)}&at=win-a-lamp`, 10],
  credit: [`attribution${asked(CREDIT)}`, 5],
  retention: [`retention${asked(RETENTION)}`, 5],
  funnel: [`funnels${asked(FUNNEL)}`, 6],
}

walk('whoever clicks a figure gets exactly what it counts, on every screen', async ({ page, server, home, wrong }, t) => {
  const ask = (question) => home.ask('demo', question)
  const found = []
  for (const [screen, [path, most]] of Object.entries(SCREENS)) {
    const from = Date.now()
    const seen = await doors(page, ask, () => page.goto(`${server.base}/w/demo/${path}`), most)
    t.diagnostic(`${screen}: ${seen.clicked} of ${seen.of} figures in ${Date.now() - from} ms`)
    assert.ok(seen.clicked > 0, screen)
    found.push(...seen.found)
  }
  assert.deepEqual(found, [])
  assert.deepEqual(wrong, [])
})
