import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const BEGIN = Date.UTC(2026, 8, 1)
const PEOPLE = 12

/** Who came, to which pages in this order, and whether they signed up the day after. */
const CAME = Array.from({ length: PEOPLE }, (_, at) => ({
  user: `user ${at}`,
  paths: at % 3 === 0 ? ['/start'] : at % 3 === 1 ? ['/start', '/price'] : ['/price', '/start', '/price'],
  lead: at % 4 === 1,
}))

const MESSAGES = CAME.flatMap(({ user, paths, lead }, at) => {
  const when = (more) => new Date(BEGIN + at * 3_600_000 + more).toISOString()
  const views = paths.map((path, place) => ({
    type: 'page',
    userId: user,
    timestamp: when(place * 60_000),
    context: { page: { url: `https://shop.example${path}` } },
  }))
  return lead ? [...views, { type: 'track', event: 'Signed Up', userId: user, timestamp: when(86_400_000) }] : views
})

/** Counted by hand: one visit each. */
function counted(path) {
  const seen = CAME.filter(({ paths }) => paths.includes(path))
  const led = seen.filter(({ lead }) => lead).length
  return {
    Visits: seen.length,
    People: seen.length,
    Views: seen.reduce((sum, { paths }) => sum + paths.filter((each) => each === path).length, 0),
    Entries: seen.filter(({ paths }) => paths[0] === path).length,
    Exits: seen.filter(({ paths }) => paths.at(-1) === path).length,
    'Reached the goal': led,
  }
}

const walk = stage('pages', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('pages')
  await home.bring('pages', 'pages.ndjson', MESSAGES.map((each) => JSON.stringify(each)).join('\n'))
})

walk('what people do on each page, and the people behind a number', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/pages/home`)
  await page.getByRole('navigation').getByRole('link', { name: 'Pages' }).click()
  await page.getByLabel('Period').selectOption('')
  await page.waitForURL((url) => !url.search.includes('28d'))
  await settled(page)
  const table = page.getByRole('region', { name: 'Page by page' }).locator('table')
  const rows = await table.evaluate((each) => {
    const heads = [...each.tHead.rows[0].cells].map((cell) => cell.textContent.replace(/[↑↓]/, '').trim())
    return [...each.tBodies[0].rows].map((row) => Object.fromEntries([...row.cells].map((cell, at) => [heads[at], cell.textContent])))
  })
  assert.deepEqual(rows.map((row) => row.Page).sort(), ['/price', '/start'])
  for (const row of rows) {
    const own = counted(row.Page)
    assert.deepEqual(Object.fromEntries(Object.keys(own).map((name) => [name, Number(row[name])])), own, row.Page)
  }
  const led = counted('/price')['Reached the goal']
  const row = table.getByRole('row', { name: /^\/price/ })
  await row.locator('td').nth(2).getByRole('link').click()
  const behind = page.getByRole('dialog', { name: 'The people and events behind this figure' })
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), led)
  await page.keyboard.press('Escape')
  await behind.waitFor({ state: 'hidden' })
  await table.getByRole('button', { name: 'Exits' }).click()
  await page.waitForURL(/sort=exits/)
  await page.getByLabel('Goal', { exact: true }).selectOption('sale')
  await page.waitForURL(/sale/)
  await settled(page)
  assert.equal(await row.locator('td').nth(2).textContent(), '0')
  assert.deepEqual(wrong, [])
})
