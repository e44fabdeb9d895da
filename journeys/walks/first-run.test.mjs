import assert from 'node:assert/strict'
import { count, figures } from '../kit/funnel.mjs'
import { OWNER } from '../kit/owner.mjs'
import { cutOff, reached, shop } from '../kit/shop.mjs'
import { stage } from '../kit/stage.mjs'

const nothing = async () => undefined
const walk = stage('first-run', nothing, nothing)

walk('from the link on the console to the first funnel', async ({ server, page, wrong }) => {
  const rows = shop(60)
  const link = server.link()
  assert.ok(link, server.spoken())

  await page.goto(link)
  await page.waitForURL(`${server.base}/first/now`) // the secret leaves the address bar at once
  await page.getByLabel('Your name').fill(OWNER.name)
  await page.getByLabel('E-mail').fill(OWNER.email)
  await page.getByLabel(/^Password/).fill(OWNER.password)
  await page.getByRole('button', { name: 'Become the owner' }).click()

  await page.getByLabel('Name of the workspace').fill('first shop')
  await page.getByLabel('Time zone').selectOption('UTC')
  await page.getByRole('button', { name: 'Bring a file' }).click()
  await page.waitForURL('**/w/first%20shop/data')

  await page.setInputFiles('input[type=file]', {
    name: 'october.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(cutOff(rows)),
  })
  const setup = page.getByRole('region', { name: 'october.csv' })
  const refused = setup.locator('div', { has: page.getByRole('heading', { name: 'Rows that would be refused' }) }).last()
  await refused.waitFor()
  const lines = await refused.locator('tbody tr td:first-child').allTextContents()
  assert.deepEqual(lines.map(count), [rows.length + 2])
  await setup.getByRole('button', { name: 'Import' }).click()
  await setup.getByText(`${rows.length} events of`).waitFor()
  await setup.getByText('1 row was refused.').waitFor()

  const download = page.waitForEvent('download')
  await page.getByRole('row', { name: /october\.csv/ }).getByRole('link', { name: '1', exact: true }).click()
  const kept = await (await download).createReadStream()
  const text = (await kept.toArray()).join('')
  assert.equal(text.trim().split('\n').length, 1)
  assert.equal(JSON.parse(text).line, rows.length + 2)

  await page.getByRole('link', { name: 'Funnels' }).click()
  await page.getByRole('button', { name: 'Show this funnel' }).click()
  const shown = await figures(page)
  const steps = shown.map(({ Step }) => Step)
  assert.deepEqual([...steps].sort(), ['cart', 'purchase', 'view'])
  const counted = reached(rows, steps)
  assert.deepEqual(
    shown.map(({ Reached }) => count(Reached)),
    counted,
  )
  shown.slice(0, -1).forEach((row, at) => {
    assert.equal(count(row['Still inside']) + count(row['Went quiet']), counted[at] - counted[at + 1])
  })

  await page.getByRole('link', { name: String(counted[2]), exact: true }).last().click()
  const people = page.getByRole('dialog', { name: 'The people behind this figure' })
  await people.locator('tbody tr').first().waitFor()
  assert.equal(await people.locator('tbody tr').count(), counted[2])

  await page.goto(link)
  await page.getByText('This link has been used').waitFor()
  assert.deepEqual(wrong, [])
})
