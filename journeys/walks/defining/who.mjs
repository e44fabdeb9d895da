import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'
import { asLines, WHO } from '../../kit/who.mjs'

const walk = stage('who', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('who')
  await home.bring('who', 'who.ndjson', asLines(WHO))
})

const FUNNEL = { ask: 'funnel', steps: ['Page Viewed', 'Order Completed'] }
const FIGURES = { ask: 'figures', figures: ['people', 'goal:sale'], by: 'channel' }
const answers = async (home) => Promise.all([FUNNEL, FIGURES].map(async (question) => (await home.ask('who', question)).answer))

walk('somebody is taken apart and put together again, and the answers with them', async ({ page, server, home, wrong }) => {
  const before = await answers(home)
  await page.goto(`${server.base}/w/who/people`)
  await page.getByLabel('Id or e-mail').fill('anna')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  const ids = page.locator('section', { has: page.getByRole('heading', { name: 'One person, these ids' }) })
  await ids.getByText('Both ids in one event').waitFor()
  const named = async () => (await ids.locator('tbody td:first-child').allTextContents()).sort()
  const whole = await named()
  assert.deepEqual(whole, ['anna', 'computer', 'phone'])

  await ids.getByRole('button', { name: 'Unlink computer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make these two people' })
  await dialog.getByRole('region', { name: 'After it' }).waitFor()
  assert.equal(await dialog.getByLabel('It does not belong to').inputValue(), 'anna')
  const people = (name) => dialog.getByRole('region', { name }).locator('.ff-somebody').count()
  assert.deepEqual([await people('Before'), await people('After it')], [1, 2])
  assert.deepEqual(await answers(home), before) // a look changes nothing
  await dialog.getByRole('button', { name: 'Unlink', exact: true }).click()
  await page.getByText('They are these people now:').waitFor()
  await settled(page)
  assert.deepEqual(await named(), ['anna', 'phone'])
  const apart = await answers(home)
  assert.notDeepEqual(apart, before)
  assert.equal(apart[0].entered, before[0].entered + 1)
  await page.goto(`${server.base}/w/who/figures?${new URLSearchParams({ q: JSON.stringify(FIGURES) })}`)
  const total = page.getByRole('region', { name: 'Figures', exact: true }).locator('tfoot td').first()
  assert.equal((await total.textContent()).trim(), String(apart[1].total.values.people))

  await page.goto(`${server.base}/w/who/people?id=anna`)
  const decided = page.getByRole('region', { name: 'What was decided by hand' })
  await decided.getByRole('button', { name: 'Take it back' }).click()
  const back = page.getByRole('dialog', { name: 'Make these one person' })
  await back.getByRole('region', { name: 'After it' }).waitFor()
  await back.getByRole('button', { name: 'Link', exact: true }).click()
  await page.getByText('They are one person now:').waitFor()
  await settled(page)
  assert.deepEqual(await named(), whole)
  assert.deepEqual(await answers(home), before)
  assert.deepEqual(wrong, [])
})

walk('a page says why: each id, what did not join, traits, the account, the channel of a touch', async ({ page, server, home, wrong }) => {
  await page.goto(`${server.base}/w/who/people?id=anna%40example.org`)
  const aside = page.getByRole('region', { name: 'What did not join' })
  await aside.getByText('Each has an address of their own.').or(aside.getByText('Two users on one device.')).first().waitFor()
  await page.getByRole('region', { name: 'Traits' }).getByRole('row', { name: /^city Opole/ }).waitFor()
  await page.getByRole('region', { name: 'Accounts' }).getByRole('row', { name: /^acme .*plan: gold/ }).waitFor()
  const touch = (await home.call('GET', '/workspaces/who/person/timeline?id=anna')).events.findLast((event) => event.touch).touch
  const summary = page.getByText(`Why ${touch.channel}?`)
  await summary.click()
  await page.getByText(touch.why).waitFor()

  // another id by hand: shown first, and taken back by the person's page itself
  await page.getByRole('button', { name: 'Link another id' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('The other id').fill('no such id')
  await dialog.getByRole('alert').getByText('no such id').waitFor()
  await dialog.getByLabel('The other id').fill('tablet')
  await dialog.getByRole('region', { name: 'After it' }).getByText('tablet').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(wrong.filter((line) => !line.includes('409')), [])
})

walk('who may only look is offered nothing to change', async ({ page, server }) => {
  await page.route('**/api/v1/session', async (route) => {
    const response = await route.fetch()
    const session = await response.json()
    await route.fulfill({ response, json: { ...session, user: { ...session.user, role: 'viewer' } } })
  })
  await page.goto(`${server.base}/w/who/people?id=anna`)
  await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
  assert.deepEqual(await page.locator('main').getByRole('button', { name: /link|take/i }).allTextContents(), [])
  await page.unroute('**/api/v1/session')
})
