import assert from 'node:assert/strict'
import { misplaced, settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const BEGIN = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

/** Forty who came by mail and then bought, forty whom a raffle brought and who were never seen again. */
const MESSAGES = Array.from({ length: 80 }, (_, at) => {
  const user = `user ${at}`
  const when = (days) => new Date(BEGIN + at * 60_000 + days * DAY).toISOString()
  const visit = (channel, days) => ({ type: 'track', event: 'Visited', userId: user, timestamp: when(days), properties: { via: channel } })
  return at % 2 === 0
    ? [visit('Search', 0), visit('Mail', 3), { type: 'track', event: 'Order Completed', userId: user, timestamp: when(4) }]
    : [visit('Raffle', 0)]
}).flat()

const LATER = { type: 'track', event: 'Ticket Opened', userId: 'somebody', timestamp: new Date(BEGIN + 200 * DAY).toISOString() }

const walk = stage('network', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('network')
  await home.bring('network', 'network.ndjson', [...MESSAGES, LATER].map((each) => JSON.stringify(each)).join('\n'))
})

walk('the black hole is said, its people are listed, and a node says what comes next', async ({ page, server, wrong }) => {
  const question = { ask: 'network', node: 'via' }
  await page.goto(`${server.base}/w/network/network?${new URLSearchParams({ q: JSON.stringify(question) })}`)
  await settled(page)
  await page.getByRole('heading', { name: 'At Raffle 0.0% go on, 66.7% elsewhere: 27 arrivals vanish there beyond what is usual.' }).waitFor()
  assert.deepEqual(await misplaced(page), [])
  const row = page.getByRole('region', { name: 'via' }).getByRole('row', { name: /^Raffle/ })
  await row.getByRole('link').first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('table').waitFor()
  assert.equal(await drawer.getByRole('row').count(), 1 + 40)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /^Search: 40 people/ }).focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: 'Search', exact: true })
  assert.equal(await card.getByRole('row', { name: /^Mail/ }).getByRole('link').textContent(), '40')
  await page.reload()
  await card.waitFor()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    assert.deepEqual(await misplaced(page), [], `${width} px`)
  }
  assert.deepEqual(wrong, [])
})
