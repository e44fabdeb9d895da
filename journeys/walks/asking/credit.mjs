import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const DAY = 86_400_000
const BEGIN = Date.UTC(2026, 8, 1, 9)

/** Who came by which campaigns, a day apart, and on which day they ordered. */
const CAME = [
  { user: 'ann', by: ['spring', 'summer'], orders: [3, 40] },
  { user: 'bob', by: ['spring'], orders: [2] },
  { user: 'cleo', by: ['summer'], orders: [] },
]

const at = (days) => new Date(BEGIN + days * DAY).toISOString()

const MESSAGES = CAME.flatMap(({ user, by, orders }) => [
  ...by.map((campaign, day) => ({
    type: 'page',
    userId: user,
    timestamp: at(day),
    context: { page: { url: 'https://shop.example/' }, campaign: { name: campaign, source: 'news', medium: 'email' } },
  })),
  ...orders.map((day) => ({
    type: 'track',
    event: 'Order Completed',
    userId: user,
    timestamp: at(day),
    properties: { revenue: 10 },
    context: { sessionId: 'none' },
  })),
])

const walk = stage('credit', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('credit')
  await home.bring('credit', 'shop.ndjson', MESSAGES.map((each) => JSON.stringify(each)).join('\n'))
})

walk('who came back in which month, and the people behind a number', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/credit/home`)
  await page.getByRole('navigation').getByRole('link', { name: 'Retention' }).click()
  await page.locator('table.ff-grid tbody tr').first().waitFor()
  await settled(page)
  const rows = await page.locator('table.ff-grid tbody tr').allInnerTexts()
  assert.deepEqual(
    rows.map((row) => row.split(/\s+/).slice(0, 4).join(' ').trim()),
    ['Sep 2026 2 (2)', 'Oct 2026 0', 'All 2 (2)'],
  )
  await page.locator('table.ff-grid tbody').first().getByRole('link').last().click()
  await page.waitForURL(/of=%2Fcohorts%2F0%2Freturned%2F1/)
  await page.getByRole('dialog').locator('tbody tr').first().waitFor()
  assert.deepEqual(await page.getByRole('dialog').locator('tbody tr').allInnerTexts().then((all) => all.map((row) => row.split('\t')[0])), ['ann'])
  assert.deepEqual(wrong, [])
})

walk('credit by campaign, models side by side, and the conversions behind it', async ({ page, server, wrong }) => {
  const question = { ask: 'attribution', conversion: { goal: 'sale' }, touch: 'campaign', models: ['first', 'linear'] }
  await page.goto(`${server.base}/w/credit/attribution?${new URLSearchParams({ q: JSON.stringify(question) })}`)
  await settled(page)
  const cells = await page.locator('table.ff-figures tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.split('\n')[0])))
  assert.deepEqual(cells, [
    ['spring', '2', '1.5'],
    ['No touch', '1', '1.0'],
    ['summer', '0', '0.5'],
  ])
  assert.equal(await page.locator('.ff-dots-row .ff-dot').count(), 6)
  await page.locator('table.ff-figures tbody tr').first().getByRole('link').first().click()
  await page.getByRole('dialog').locator('tbody tr').first().waitFor()
  assert.equal(await page.getByRole('dialog').locator('tbody tr').count(), 2)
  assert.deepEqual(wrong, [])
})
