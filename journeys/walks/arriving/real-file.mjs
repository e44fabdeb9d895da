import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { count, explorer, figures } from '../../kit/funnel.mjs'
import { cutOff, reached, shop } from '../../kit/shop.mjs'
import { stage } from '../../kit/stage.mjs'

const STEPS = ['view', 'cart', 'purchase']
const root = join(import.meta.dirname, '..', '..', '..')
const real = ['..', '../..'].map((up) => join(root, up, 'shared', 'data', 'rees46.csv')).find(existsSync)

/** The rows of the file as they are written, by a way of its own; a line that is cut off is none. */
const rowsOf = (text) =>
  text
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells.length > 6 && cells[0].endsWith(' UTC'))

const walk = stage('real-file', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('rees46')
})

walk('a real export goes in but for its line that is cut off', async ({ server, page, wrong }, t) => {
  const text = real === undefined ? cutOff(shop(300)) : readFileSync(real, 'utf8')
  t.diagnostic(real === undefined ? 'rees46.csv is not here; a file of the same shape stands for it' : 'the real rees46.csv')
  const head = text.slice(0, text.indexOf('\n')).trim().split(',')
  const at = Object.fromEntries(head.map((name, place) => [name, place]))
  const whole = rowsOf(text).filter((cells) => cells.length === head.length)
  const lines = text.trimEnd().split('\n').length
  if (real !== undefined) assert.deepEqual([whole.length, lines], [17_434, 17_436])

  await page.goto(`${server.base}/w/rees46/data`)
  await page.setInputFiles('input[type=file]', { name: 'rees46.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const setup = page.getByRole('region', { name: 'rees46.csv' })
  await setup.getByRole('button', { name: 'Try without storing' }).click()
  const written = (number) => number.toLocaleString('en-GB')
  await setup.getByText(`${written(whole.length)} rows would go in, 1 would be refused. Nothing was stored.`).waitFor()
  await setup.getByRole('button', { name: 'Import', exact: true }).click()
  await setup.getByText(`${written(whole.length)} events of`).waitFor({ timeout: 120_000 })
  const refused = setup.locator('div', { has: page.getByRole('heading', { name: 'Rows that were refused' }) }).last()
  await refused.locator('tbody tr').first().waitFor()
  const refusedLines = await refused.locator('tbody tr td:first-child').allTextContents()
  assert.deepEqual(refusedLines.map(count), [lines])

  const rows = whole.map((cells) => ({ event: cells[at.event_type], user: cells[at.user_id] }))
  await page.goto(explorer(server.base, 'rees46', { ask: 'funnel', steps: STEPS, window: '365d' }))
  const shown = await figures(page)
  const strictly = shown.map(({ Reached }) => count(Reached))
  assert.equal(strictly[0], new Set(rows.filter(({ event }) => event === 'view').map(({ user }) => user)).size)
  if (real === undefined) assert.deepEqual(strictly, reached(rows, STEPS))
  assert.deepEqual(wrong, [])
})
