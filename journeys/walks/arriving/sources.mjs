import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { Analytics } from '@segment/analytics-node'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const walk = stage('sources', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('shop')
})

/** Runs what the page gives to paste: in a shell where curl is there, else the script. */
function run(snippets) {
  const [curl, script] = snippets
  const there = spawnSync('sh', ['-c', 'command -v curl']).status === 0
  const done = there ? spawnSync('sh', ['-c', curl]) : spawnSync(process.execPath, ['--input-type=module', '-e', script])
  assert.equal(done.status, 0, String(done.stderr))
}

const said = (row) => row.locator('th, td').allInnerTexts().then((all) => all.map((text) => text.split('\n')[0].trim()))

walk('a key is made, its first event arrives, a wrong one says why', async ({ server, page, home, wrong }) => {
  await page.goto(`${server.base}/w/shop/sources`)
  await page.getByText('Nothing has sent yet.').waitFor()
  const fresh = page.getByRole('region', { name: 'Let something send' })
  await fresh.getByRole('button', { name: 'Make a key' }).click()
  await fresh.getByText('Waiting for the first event').waitFor()
  const snippets = await fresh.locator('pre').allTextContents()
  const key = /ff_[0-9a-f]{8}_[\w-]+/.exec(snippets[0])[0]
  assert.ok(snippets.every((text) => text.includes(key) && text.includes(new URL(server.base).host)), snippets.join('\n'))
  const table = page.getByRole('region', { name: 'Where events come from' })
  await table.getByText('waits for its first event').waitFor()

  run(snippets)
  await fresh.getByText(/^✓ It arrived: Test Event, /).waitFor()
  const row = table.locator('tbody tr')
  await row.getByText('sends', { exact: true }).waitFor()
  assert.deepEqual((await said(row)).slice(0, 5), ['Browsers and apps', 'sends', 'Test Event', '1', '0'])

  const hostile = '<img src=x onerror="journeyRan(1)">'
  const send = (event) =>
    fetch(`${server.base}/v1/track`, { method: 'POST', headers: { 'X-Write-Key': key }, body: JSON.stringify(event) })
  assert.equal((await send({ event: hostile })).status, 400)
  await fresh.getByText('It has neither userId nor anonymousId.').first().waitFor()
  for (let time = 0; time < 2; time++) {
    assert.equal((await send({ userId: 'ann', event: hostile, messageId: 'm1' })).status, 200)
  }

  // from the number of those refused to why; then all of them, as they come in
  await table.getByRole('link', { name: '1', exact: true }).click()
  await page.waitForURL('**/arrivals?*outcome=refused*')
  const lately = page.getByRole('region', { name: 'Last events' })
  await lately.getByText('It has neither userId nor anonymousId.').first().waitFor()
  assert.equal(await lately.locator('tbody tr').count(), 1)
  await page.getByLabel('What became of it').selectOption('')
  await lately.locator('tbody tr').nth(3).waitFor()
  const outcomes = await Promise.all((await lately.locator('tbody tr').all()).map(said))
  assert.deepEqual(
    outcomes.map(([, outcome, event, who]) => [outcome, event, who]),
    [
      ['= Duplicate', hostile, 'ann'],
      ['✓ Accepted', hostile, 'ann'],
      ['✕ Refused', hostile, '–'],
      ['✓ Accepted', 'Test Event', 'test-1'],
    ],
  )
  await lately.locator('summary').first().click()
  await lately.getByText('"messageId":"m1"').first().waitFor()
  assert.equal((await send({ userId: 'ann', event: 'Now', messageId: 'm2' })).status, 200)
  await lately.getByRole('cell', { name: /^Now/ }).waitFor() // by itself

  assert.deepEqual(await sums(page), { Refused: '0', Duplicate: '1', 'Failed and kept': '1', 'In the answers': '3' })
  await settled(page)
  const { answer } = await home.ask('shop', { ask: 'figures', figures: ['events'] })
  assert.equal(answer.total.values.events, 3)
  assert.deepEqual(wrong, [])
})

/** What the law says became of events; it must hold. */
async function sums(page) {
  await page.getByRole('link', { name: 'Health of the data' }).click()
  await page.getByText('Every event is accounted for.').waitFor()
  const law = page.getByRole('region', { name: 'Where every event is' })
  const rows = await Promise.all((await law.locator('tr:has(td)').all()).map(said))
  const all = Object.fromEntries(rows.map(([part, events]) => [part, events]))
  const { 'Not read yet': pending, 'Taken back': undone, Erased, Expired, Received, ...rest } = all
  assert.deepEqual([pending, undone, Erased, Expired, Received], ['0', '0', '0', '0', '5'])
  return rest
}

walk('what was refused is mended by a rule, and counts', async ({ server, page, wrong }) => {
  await page.goto(`${server.base}/w/shop/failed`)
  await page.getByText('1 event counts nowhere and is kept.').waitFor()
  const reasons = page.getByRole('region', { name: 'Why they failed' })
  await reasons.getByRole('link', { name: 'It has neither userId nor anonymousId.' }).click()
  await page.waitForURL('**/failed?*reason=no_user_anon_id*')
  await settled(page)
  const rule = page.getByRole('region', { name: 'Mend them by a rule' })
  assert.ok(await rule.getByRole('button', { name: 'Mend and replay' }).isDisabled())
  await rule.getByLabel('Step 1', { exact: true }).selectOption('Set')
  await rule.getByLabel('Place in the event').fill('/userId')
  await rule.getByLabel('To this value').fill('bob')
  await rule.getByRole('button', { name: 'What would it do?' }).click()
  await rule.getByText('1 of 1 would pass.').waitFor()
  assert.match(await rule.locator('pre').last().textContent(), /"userId":"bob"/)
  await rule.getByRole('button', { name: 'Mend and replay' }).click()
  await page.getByText('Nothing failed.').first().waitFor()
  await page.getByText(/1 event replayed, 0 stayed/).waitFor()
  assert.deepEqual(await sums(page), { Refused: '0', Duplicate: '1', 'Failed and kept': '0', 'In the answers': '4' })
  assert.deepEqual(wrong, [])
})

walk('a service gets an address, what it sends is tried, taken in, and refused without proof', async ({ server, page, wrong }) => {
  await page.goto(`${server.base}/w/shop/webhooks`)
  await page.getByText('No service sends here yet').waitFor()
  const fresh = page.getByRole('region', { name: 'Let a service send' })
  await fresh.getByLabel('Service', { exact: true }).selectOption('github')
  await fresh.getByRole('button', { name: 'Make an address' }).click()
  const told = fresh.getByRole('status').locator('pre')
  await told.nth(1).waitFor()
  const [address, secret] = await told.allTextContents()
  assert.match(address, /\/in\/[0-9a-f]{32}$/)
  const star = { action: 'created', starred_at: '2022-05-31T17:24:36Z', sender: { node_id: 'N1' } }
  const body = JSON.stringify(star)
  const card = page.getByRole('region', { name: 'GitHub', exact: true })
  await card.getByLabel('A delivery to try').fill(body)
  await card.getByRole('button', { name: 'Try it' }).click()
  await card.getByText('"event": "Repository Starred"').waitFor()
  const sum = createHmac('sha256', secret).update(body).digest('hex')
  const deliver = (proof) =>
    fetch(address, { method: 'POST', headers: { 'X-Hub-Signature-256': `sha256=${proof}` }, body })
  assert.equal((await deliver(sum)).status, 200)
  assert.equal((await deliver('0'.repeat(64))).status, 401)
  const lately = page.getByRole('region', { name: 'Last events' })
  await lately.getByText('It is not proved that the service sent it.').waitFor()
  await lately.getByText('Repository Starred').first().waitFor()
  await card.getByLabel('Mapping').fill('{"rules":[{"evnt":1}]}')
  await card.getByRole('button', { name: 'Save the mapping' }).click()
  await card.getByText(/^\/rules\/0\/evnt: There is no "evnt" here/).waitFor()
  await page.getByRole('button', { name: 'Remove GitHub' }).click()
  await page.getByText('No service sends here yet').waitFor()
  assert.equal((await deliver(sum)).status, 404)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources' }).click()
  await page.getByRole('region', { name: 'Where events come from' }).getByText('removed', { exact: true }).waitFor()
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
  wrong.length = 0
})

walk('a public key is bound to pages: this one goes on, a program is turned away', async ({ server, page, wrong }) => {
  await page.goto(`${server.base}/w/shop/sources`)
  const table = page.getByRole('region', { name: 'Where events come from' })
  const button = table.getByRole('button', { name: /^Pages of key/ })
  await button.click()
  const id = /key ([0-9a-f]{8})/.exec(await button.getAttribute('aria-label'))[1]
  const card = page.getByRole('region', { name: `Pages of key ${id}`, exact: true })
  await card.locator('textarea:focus').waitFor() // it opens below the table
  await card.getByLabel('Pages it is for').fill('shop.example')
  await card.getByRole('button', { name: 'Save pages' }).click()
  await card.getByText('"shop.example" is no origin: one looks like https://shop.example').waitFor()
  await card.getByLabel('Pages it is for').fill(`https://*.shop.example\n${server.base}/`)
  await card.getByRole('button', { name: 'Save pages' }).click()
  await table.getByText(`for https://*.shop.example, ${server.base} only`).waitFor()
  // a new key that is bound: what one pastes runs in pages only
  const fresh = page.getByRole('region', { name: 'Let something send' })
  await fresh.getByLabel('Pages it is for').fill(server.base)
  await fresh.getByRole('button', { name: 'Make a key' }).click()
  await fresh.getByText('Waiting for the first event').waitFor()
  const snippets = await fresh.locator('pre').allTextContents()
  assert.equal(snippets.length, 2)
  const key = /ff_[0-9a-f]{8}_[\w-]+/.exec(snippets[0])[0]
  const event = { writeKey: key, userId: 'ann', event: 'Bound', messageId: 'bound-1' }
  const program = await fetch(`${server.base}/v1/track`, { method: 'POST', body: JSON.stringify(event) })
  assert.equal(program.status, 403)
  await fresh.getByText('It comes from no page on the list of its key.').first().waitFor()
  const here = await page.evaluate(
    (body) => fetch('/v1/track', { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status),
    event,
  )
  assert.equal(here, 200)
  await fresh.getByText(/^✓ It arrived: Bound, /).waitFor()
  const row = table.locator('tr', { hasText: key.slice(3, 11) })
  await row.getByRole('button', { name: /^Revoke key/ }).click()
  await row.getByText('key revoked').waitFor()
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
  wrong.length = 0
})

walk('a client package that is told this address sends here, as to the collector alone', async ({ server, home, wrong }) => {
  const { key } = await home.call('POST', '/workspaces/shop/keys', { data: { scope: 'write' } })
  const client = new Analytics({ writeKey: key, host: server.base, flushAt: 3, flushInterval: 100 })
  client.on('error', (error) => wrong.push(String(error)))
  client.identify({ userId: 'zoe', traits: { plan: 'pro' } })
  client.page({ userId: 'zoe', name: 'Lamps' })
  client.screen({ userId: 'zoe', name: 'Basket' })
  client.group({ userId: 'zoe', groupId: 'acme' })
  client.track({ userId: 'zoe', event: 'Order Completed', properties: { total: 12.5 } })
  client.alias({ userId: 'zoe', previousId: 'device-1' })
  await client.closeAndFlush({ timeout: 10_000 })
  const { events } = await home.call('GET', '/workspaces/shop/arrivals')
  const hers = events.filter(({ userId }) => userId === 'zoe').map(({ outcome, type, name }) => `${outcome} ${type} ${name}`)
  assert.deepEqual(hers.sort(), [
    'accepted alias null',
    'accepted group null',
    'accepted identify null',
    'accepted page Page Viewed',
    'accepted screen Screen Viewed',
    'accepted track Order Completed',
  ])
  assert.deepEqual(wrong, [])
})

walk('who may only look sees that events come, and neither whose nor what they hold', async ({ server, page, wrong }) => {
  await page.route('**/api/v1/session', async (route) => {
    const response = await route.fetch()
    const session = await response.json()
    await route.fulfill({ response, json: { ...session, user: { ...session.user, role: 'viewer' } } })
  })
  await page.goto(`${server.base}/w/shop/sources`)
  const table = page.getByRole('region', { name: 'Where events come from' })
  await table.getByText('sends', { exact: true }).first().waitFor()
  assert.deepEqual(await page.locator('main').getByRole('button', { name: /key/i }).allTextContents(), [])
  await page.unroute('**/api/v1/session')
  assert.deepEqual(wrong, [])
})
