import assert from 'node:assert/strict'
import { figures } from '../kit/funnel.mjs'
import { pick } from '../kit/hand.mjs'
import { misplacedAt, settled } from '../kit/look.mjs'
import { command } from '../kit/product.mjs'
import { stage } from '../kit/stage.mjs'

const walk = stage('leak', async ({ server, home }) => home.own(server.link()), async (data) => {
  const made = await command(['demo', '--people', '3000', '--until', '2026-11-21', '--no-server', '--data', data])
  assert.equal(made.code, 0, made.err)
})

/** By how many points the first step of each group moves on less than before. */
async function drops(page) {
  const found = new Map()
  for (const { Group, Change } of await figures(page)) {
    if (Group !== '') found.set(Group, Number(Change.replace('▼', '-').replace('▲', '').replaceAll(/[^\d.-]/g, '')))
  }
  return [...found].filter(([, points]) => !Number.isNaN(points)).sort(([, a], [, b]) => a - b)
}

walk('the leak of the simulated shop is found by browser and system', async ({ server, page, wrong }) => {
  await page.goto(`${server.base}/w/demo/funnels`)
  await pick(page, page.getByRole('combobox', { name: 'Add a step' }), 'Checkout Started')
  await page.getByText(/did “Checkout Started”/).waitFor()
  await pick(page, page.getByRole('combobox', { name: 'Add a step' }), 'Order Completed')
  await page.getByLabel('Conversion window').selectOption('1d')
  await page.getByLabel('Entered in').selectOption({ label: 'two dates' })
  await page.getByLabel('From', { exact: true }).fill('2026-11-10')
  await page.getByLabel('To', { exact: true }).fill('2026-11-21')
  await page.getByLabel('Compared with').selectOption({ label: 'the time before' })
  await page.getByRole('columnheader', { name: 'Change' }).waitFor()

  await pick(page, page.getByRole('combobox', { name: 'Split by' }), 'browser')
  await page.getByRole('columnheader', { name: 'Group' }).waitFor()
  await settled(page)
  const byBrowser = await drops(page)
  assert.equal(byBrowser[0][0], 'Safari', JSON.stringify(byBrowser))
  await pick(page, page.getByRole('combobox', { name: 'Split by' }), 'os')
  await page.getByRole('cell', { name: 'iOS', exact: true }).waitFor()
  await settled(page)
  const bySystem = await drops(page)
  assert.equal(bySystem[0][0], 'iOS', JSON.stringify(bySystem))

  assert.ok((await page.getByText('SIMULATED').count()) > 0)
  assert.deepEqual(await misplacedAt(page, [390, 1280, 2560]), [])
  assert.deepEqual(wrong, [])
})

walk('home of the simulated shop keeps its place at every width', async ({ server, page, wrong }) => {
  for (const last of ['30d', '90d']) {
    await page.goto(`${server.base}/w/demo/home?last=${last}`)
    await page.locator('svg[data-picture]').first().waitFor()
    assert.deepEqual(await misplacedAt(page, [390, 1280, 2560]), [])
  }
  assert.deepEqual(wrong, [])
})
