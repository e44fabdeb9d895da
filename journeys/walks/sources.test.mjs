import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { settled } from '../kit/look.mjs'
import { stage } from '../kit/stage.mjs'

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
  assert.ok(snippets.every((text) => text.includes(key) && text.includes(server.base)), snippets.join('\n'))
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

  await page.getByRole('link', { name: 'Health of the data' }).click()
  await page.getByText('Every event is accounted for.').waitFor()
  const law = page.getByRole('region', { name: 'Where every event is' })
  const rows = await Promise.all((await law.locator('tr:has(td)').all()).map(said))
  assert.deepEqual(
    Object.fromEntries(rows.map(([part, events]) => [part, events])),
    {
      Refused: '1',
      'Not read yet': '0',
      Duplicate: '1',
      'Cannot be read, kept': '0',
      'Taken back': '0',
      Erased: '0',
      'In the answers': '3',
      Received: '5',
    },
  )
  await settled(page)
  const { answer } = await home.ask('shop', { ask: 'figures', figures: ['events'] })
  assert.equal(answer.total.values.events, 3)
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
  await table.getByText('sends', { exact: true }).waitFor()
  assert.deepEqual(await page.locator('main').getByRole('button', { name: /key/i }).allTextContents(), [])
  await page.unroute('**/api/v1/session')
  assert.deepEqual(wrong, [])
})
