import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'
import { asMessages, channelsOf, week, weeks } from '../../kit/week.mjs'

const visits = weeks()
const walk = stage('monday', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('monday')
  await home.bring('monday', 'weeks.ndjson', asMessages(visits))
})

const number = (text) => Number(text.replaceAll(/[^\d.-]/g, ''))

/** The table as people read it: by row and column the number now and the one before. */
async function table(page) {
  const at = page.getByRole('region', { name: 'Figures', exact: true }).locator('table')
  await at.locator('tbody tr').first().waitFor()
  await settled(page)
  return at.evaluate((each) => {
    const heads = [...each.tHead.rows[0].cells].map((cell) => cell.textContent.replace(/[↑↓]/, '').trim())
    return [...each.tBodies[0].rows, ...each.tFoot.rows].map((row) =>
      Object.fromEntries(
        [...row.cells].map((cell, place) => {
          const before = cell.querySelector('.ff-before')?.textContent ?? ''
          const whole = cell.textContent
          return [heads[place], place === 0 ? whole : [whole.slice(0, whole.length - before.length), before.split(/[▲▼=]/)[0]]]
        }),
      ),
    )
  })
}

const shown = ({ Visits, People, Sales, Revenue }) =>
  [Visits, People, Sales, Revenue].map(([now, before]) => [number(now), before === '' ? undefined : number(before)])

/** Money is written without cents from a thousand on. */
const written = (figures) => ({ ...figures, revenue: figures.revenue < 1_000 ? figures.revenue : Math.round(figures.revenue) })

const counted = (channel) => {
  const [now, before] = [week(visits, channel), week(visits, channel, 1)].map(written)
  return Object.keys(now).map((name) => [now[name], now[name] === 0 && before[name] === 0 ? undefined : before[name]])
}

walk('the last week against the week before by channel, and the people behind a number', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/monday/home`)
  await page.getByRole('link', { name: 'Figures' }).click()
  const rows = await table(page)
  const channels = channelsOf(visits)
  assert.deepEqual(rows.map(({ Channel }) => Channel).sort(), [...channels, 'Total'].sort())
  for (const row of rows) assert.deepEqual(shown(row), counted(row.Channel === 'Total' ? undefined : row.Channel), row.Channel)
  await page.getByText('The rows add up to the total: Visits, Leads, Sales, Revenue, New customers.').waitFor()

  await page.getByRole('button', { name: 'Sales', exact: true }).click()
  await page.waitForURL(/sort=goal/)
  const sales = (await table(page)).slice(0, -1).map(({ Sales }) => number(Sales[0]))
  assert.deepEqual(sales, [...sales].sort((a, b) => b - a))

  const email = week(visits, 'Email')
  const row = page.getByRole('region', { name: 'Figures', exact: true }).getByRole('row', { name: /^Email/ })
  await row.getByRole('link', { name: String(email.sales), exact: true }).first().click()
  const behind = page.getByRole('dialog', { name: 'The people and events behind this figure' })
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), email.sales)
  const users = await behind.locator('tbody td:first-child').allTextContents()
  await page.reload() // the list stands in the address
  await behind.locator('tbody tr').first().waitFor()
  assert.deepEqual(await behind.locator('tbody td:first-child').allTextContents(), users)
  await behind.getByRole('link').first().click()
  await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
  assert.deepEqual(wrong, [])
})

walk('one day leads to its people, and a file has what the page shows', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/monday/figures`)
  const over = page.getByRole('region', { name: 'Everybody, over time' })
  const day = over.locator('tbody tr').first()
  await day.waitFor()
  assert.equal(await over.locator('tbody tr').count(), 7)
  const link = day.locator('td').first().getByRole('link').first()
  const many = number(await link.textContent())
  await link.click()
  const behind = page.getByRole('dialog')
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), many)
  await page.keyboard.press('Escape')
  await behind.waitFor({ state: 'hidden' })

  const download = page.waitForEvent('download')
  await page.getByRole('region', { name: 'Figures', exact: true }).getByRole('button', { name: 'CSV' }).click()
  const text = (await (await (await download).createReadStream()).toArray()).join('')
  const [head, ...lines] = text.split('\r\n').map((line) => line.split(','))
  assert.deepEqual(head.slice(0, 4), ['channel', 'visits', 'visits before', 'visits change'])
  for (const [channel, now, before] of lines) {
    const own = channel === '(total)' ? undefined : channel
    assert.deepEqual([Number(now), Number(before)], [week(visits, own).visits, week(visits, own, 1).visits], channel)
  }

  await page.getByLabel('Compared with').selectOption('')
  await page.waitForURL((url) => !url.search.includes('previous'))
  await settled(page)
  assert.equal(await page.locator('.ff-before').count(), 0)
  await page.getByLabel('Period').selectOption({ label: 'last 14 days' })
  await page.waitForURL(/14d/)
  const rows = await table(page)
  const total = number(rows.at(-1).Visits[0])
  assert.equal(total, week(visits).visits + week(visits, undefined, 1).visits)
  assert.deepEqual(wrong, [])
})

walk('an own rate stands beside the figures, and nothing in a time says so', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/monday/figures`)
  await table(page)
  await page.getByRole('button', { name: '+ Rate' }).click()
  await page.getByLabel('How many').selectOption({ label: 'Sales' })
  await page.getByLabel('for each of').selectOption({ label: 'Visits' })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const total = week(visits)
  await page.getByRole('columnheader', { name: 'Sales per Visits' }).first().waitFor()
  const rows = await table(page)
  assert.equal(rows.at(-1)['Sales per Visits'][0], `${((100 * total.sales) / total.visits).toFixed(1)}%`)

  const q = JSON.stringify({ ask: 'figures', figures: ['visits'], period: { from: '2020-01-01', to: '2020-01-02' } })
  await page.goto(`${server.base}/w/monday/figures?${new URLSearchParams({ q })}`)
  await page.getByRole('heading', { name: 'Nothing happened in this time' }).waitFor()
  const bad = JSON.stringify({ ask: 'figures', figures: ['visitors'] })
  await page.goto(`${server.base}/w/monday/figures?${new URLSearchParams({ q: bad })}`)
  await page.getByRole('alert').getByText('visitors').waitFor()
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
})
