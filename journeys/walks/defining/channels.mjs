import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const BEGIN = Date.UTC(2026, 8, 1)
const FAIR = 'https://shop.example/?utm_source=expo&utm_medium=fairground'
const FAIRS = 7
const SEARCHES = 4

/** People who came from a fair, whose medium no rule knows, and from a search. */
const MESSAGES = Array.from({ length: FAIRS + SEARCHES }, (_, at) => {
  const timestamp = new Date(BEGIN + at * 86_400_000).toISOString()
  const page = at < FAIRS ? { url: FAIR } : { url: 'https://shop.example/', referrer: 'https://www.google.com/' }
  return { type: 'page', userId: `user ${at}`, timestamp, context: { page } }
})

const walk = stage('channels', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('channels')
  await home.bring('channels', 'fair.ndjson', MESSAGES.map((each) => JSON.stringify(each)).join('\n'))
})

const QUESTION = { ask: 'figures', figures: ['visits'], by: 'channel' }
const came = async (home) =>
  Object.fromEntries((await home.ask('channels', QUESTION)).answer.rows.map(({ key, values }) => [key[0], values.visits]))

/** What the page's own table says. */
async function shown(page) {
  await settled(page)
  const rows = page.getByRole('region', { name: 'What came by which channel' }).locator('tbody tr')
  return Object.fromEntries(
    await rows.evaluateAll((all) => all.map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)])),
  )
}

async function look(page) {
  await page.getByRole('button', { name: 'See what would change' }).click()
  const moves = page.getByRole('region', { name: 'What would change' }).or(page.getByLabel('What would change'))
  await moves.first().waitFor()
  return moves.first().locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)))
}

const save = async (page, version) => {
  await page.getByRole('button', { name: 'Save these rules' }).click()
  await page.getByText(`Saved as version ${version}.`).waitFor()
}

walk('a rule is written, looked at, saved, changes the past, and is taken back', async ({ page, server, home, wrong }) => {
  const before = { Unassigned: FAIRS, 'Organic Search': SEARCHES }
  await page.goto(`${server.base}/w/channels/home`)
  await page.getByRole('link', { name: 'Channels' }).click()
  await page.getByLabel('Period').selectOption('')
  await page.waitForURL(/last=$/)
  assert.deepEqual(await shown(page), before)

  await page.getByLabel('Address of the page').fill(FAIR)
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('status').getByText('Unassigned').first().waitFor()
  assert.equal(new URL(page.url()).searchParams.get('url'), FAIR)

  await page.getByRole('button', { name: 'Change the rules' }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const rule = page.getByRole('listitem').filter({ has: page.getByLabel('Channel of rule 1', { exact: true }) })
  await rule.getByLabel('Property').selectOption('medium')
  await rule.getByLabel('Value').fill('fairground')
  await page.getByRole('button', { name: 'See what would change' }).click()
  await rule.getByText(/^Rule 1: /).waitFor() // a rule without a channel: said beside it
  await rule.getByLabel('Channel of rule 1', { exact: true }).fill('Fairs')
  assert.deepEqual(await look(page), [['Unassigned', 'Fairs', String(FAIRS), String(FAIRS), '0']])
  assert.deepEqual(await came(home), before) // a look changes nothing
  await page.getByLabel('Note').fill('fairs are fairs')
  await save(page, 1)
  const after = { Fairs: FAIRS, 'Organic Search': SEARCHES }
  assert.deepEqual(await shown(page), after)
  assert.deepEqual(await came(home), after)

  // back to the rules that ship, and from there to version 1 again
  await page.getByRole('button', { name: 'Change the rules' }).click()
  await page.getByLabel('Begin from …').selectOption('ga4')
  await page.getByLabel('Channel of rule 1', { exact: true }).and(page.locator('[value="Direct"]')).waitFor()
  assert.deepEqual(await look(page), [['Fairs', 'Unassigned', String(FAIRS), String(FAIRS), '0']])
  await save(page, 2)
  assert.deepEqual(await shown(page), before)
  const history = page.getByRole('region', { name: 'Versions' })
  assert.equal(await history.locator('tbody tr').count(), 2)
  await history.getByRole('button', { name: 'Go back to version 1' }).click()
  await look(page)
  assert.equal(await page.getByLabel('Note').inputValue(), 'version 1 again')
  await save(page, 3)
  assert.deepEqual(await came(home), after)
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
})

walk('other rule sets are looked at, rules are moved, and a visit leads to its people', async ({ page, server, wrong }) => {
  wrong.length = 0
  await page.goto(`${server.base}/w/channels/channels?last=`)
  await settled(page)
  await page.getByLabel('Channels by').selectOption('plausible')
  await page.waitForURL(/set=plausible/)
  await page.getByRole('region', { name: 'Rules that ship: Plausible' }).waitFor()
  await page.getByLabel('Channels by').selectOption('ga4')
  await page.getByRole('button', { name: 'Change the rules' }).click()
  const name = (number) => page.getByLabel(`Channel of rule ${number}`, { exact: true }).inputValue()
  const [first, second] = [await name(1), await name(2)]
  await page.getByRole('button', { name: 'Move rule 1 down', exact: true }).click()
  assert.deepEqual([await name(1), await name(2)], [second, first])
  await page.getByRole('button', { name: 'Cancel' }).click()
  const table = page.getByRole('region', { name: 'What came by which channel' })
  await table.getByRole('link', { name: String(SEARCHES), exact: true }).first().click()
  const behind = page.getByRole('dialog')
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), SEARCHES)
  assert.deepEqual(wrong, [])
})
