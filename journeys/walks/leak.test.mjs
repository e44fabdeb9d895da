import assert from 'node:assert/strict'
import { doors } from '../kit/doors.mjs'
import { count, explorer, figures } from '../kit/funnel.mjs'
import { pick, tabTo } from '../kit/hand.mjs'
import { barriers, misplacedAt, settled } from '../kit/look.mjs'
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

const STILL = { type: 'track', event: 'Ticket Opened', userId: 'somebody', timestamp: '2026-11-20T12:00:00Z' }
const PERIOD = { from: '2026-08-01', to: '2026-11-10' }

const held = (page) => JSON.parse(new URL(page.url()).searchParams.get('q'))

/** What the table says of each step: its name, who reached it, who is inside, who went quiet. */
async function table(page) {
  await settled(page)
  return (await figures(page)).map((row) => [row.Step, ...['Reached', 'Still inside', 'Went quiet'].map((head) => (row[head] === '–' ? 0 : count(row[head])))])
}

/** The same by a question of one's own. */
async function counted(home, question) {
  const { answer, question: filled } = await home.ask('demo', question)
  const named = (label, at) => (filled.steps[at].optional ? `${label} (may be left out)` : label)
  return answer.steps.map(({ label, reached, open, quiet }, at) => [named(label, at), reached, open, quiet])
}

walk('options are set by keyboard and mouse, stand in the address, and are taken out again', async ({ server, home, page, wrong }) => {
  wrong.length = 0
  // a shop that holds anything else stands still
  await home.bring('demo', 'still.ndjson', JSON.stringify(STILL))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(explorer(server.base, 'demo', { ask: 'funnel', steps: ['Product Viewed', 'Product Added', 'Order Completed'], period: PERIOD }))
  await figures(page)
  assert.equal(await page.getByRole('list', { name: 'Options chosen' }).count(), 0)

  await tabTo(page, 'More options')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Order')
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/strict/)
  await tabTo(page, 'Tolerance of clocks')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  const refused = page.getByText('The tolerance at /tolerance is for steps in order; with the order "strict" leave it out.')
  await refused.first().waitFor()
  assert.equal(await page.getByRole('group', { name: 'Order of the steps' }).locator('.ff-refused').count(), 1)
  await page.getByRole('button', { name: 'Take out: Order: with nothing in between' }).click()
  await refused.first().waitFor({ state: 'hidden' })
  assert.deepEqual(held(page), { ask: 'funnel', steps: ['Product Viewed', 'Product Added', 'Order Completed'], period: PERIOD, tolerance: '2s' })

  await page.getByRole('button', { name: 'Options of step 2' }).click()
  await page.getByRole('checkbox', { name: 'may be left out' }).check()
  await page.getByLabel('Counted', { exact: true }).selectOption({ label: 'every attempt' })
  await pick(page, page.getByRole('combobox', { name: 'Add an event that ends an attempt' }), 'Payment Failed')
  await page.getByLabel('1: then').selectOption({ label: 'the attempt is forgotten' })
  await page.waitForURL(/restart/)
  await page.getByLabel('Conversion window').selectOption('7d')
  await page.waitForURL(/window/)
  const question = {
    ask: 'funnel',
    steps: ['Product Viewed', { match: 'Product Added', optional: true }, 'Order Completed'],
    period: PERIOD,
    tolerance: '2s',
    count: 'attempts',
    exclude: [{ match: 'Payment Failed', effect: 'restart' }],
    window: '7d',
  }
  assert.deepEqual(held(page), question)
  const shown = await table(page)
  assert.deepEqual(shown, await counted(home, question))
  assert.ok(shown.at(-1)[1] > 0, JSON.stringify(shown))
  await page.reload()
  assert.deepEqual(await table(page), shown)
  const chosen = page.getByRole('list', { name: 'Options chosen' }).getByRole('listitem')
  assert.deepEqual(
    (await chosen.allTextContents()).map((text) => text.replace('×', '')),
    ['Counted: every attempt', 'Tolerance of clocks: 2s', 'Ended by: Payment Failed (Product Viewed – Order Completed)'],
  )
  await page.getByRole('button', { name: 'More options' }).click()
  assert.deepEqual(await misplacedAt(page, [390, 1280]), [])
  assert.deepEqual(await barriers(page), [])
  assert.deepEqual(wrong.filter((line) => !line.includes('status of 400')), [])
})

walk('whoever clicks a figure of a funnel with options gets exactly what it counts', async ({ server, home, page, wrong }, t) => {
  wrong.length = 0
  const steps = ['Product Viewed', 'Checkout Started', 'Order Completed']
  const questions = [
    { steps, by: 'device', trend: 'month', exclude: [{ match: 'Payment Failed', effect: 'remove' }], compare: 'previous', window: '7d' },
    { steps, order: 'any', hold: ['device'], count: 'attempts' },
    { steps, actor: 'visit', open: true, window: 'visit' },
  ]
  for (const question of questions) {
    const asked = { ask: 'funnel', period: PERIOD, ...question }
    const go = () => page.goto(explorer(server.base, 'demo', asked))
    const { found, clicked, of } = await doors(page, (given) => home.ask('demo', given), go, 5)
    t.diagnostic(`${clicked} of ${of} figures`)
    assert.deepEqual(found, [])
  }
  assert.deepEqual(wrong, [])
})

walk('why somebody is not in a step, from the list of those who stayed behind', async ({ server, home, page, wrong }) => {
  wrong.length = 0
  const question = { ask: 'funnel', steps: ['Product Viewed', 'Checkout Started', 'Order Completed'], period: PERIOD, window: '1d' }
  await page.goto(explorer(server.base, 'demo', question, { of: '/steps/1/quiet' }))
  const drawer = page.getByRole('dialog')
  await drawer.locator('tbody tr').first().waitFor()
  await drawer.getByRole('link', { name: /^Why .* is here$/ }).first().press('Enter')
  await page.getByRole('heading', { name: 'Step by step' }).waitFor()
  await settled(page)
  const trace = new URL(page.url()).searchParams.get('id')
  const told = (await home.ask('demo', { ...question, trace })).answer.trace
  const attempt = told.attempts.find(({ counts }) => counts)
  assert.equal(attempt.depth, 2)
  await page.getByText(`${trace} did 2 of 3 steps and came to “Checkout Started”; “Order Completed” is missing.`).waitFor()
  const steps = page.getByRole('region', { name: 'Step by step' }).locator('.ff-trace > li')
  assert.deepEqual(await steps.evaluateAll((all) => all.map(({ dataset }) => dataset.taken)), ['true', 'true', 'false'])
  assert.equal(await page.getByRole('region', { name: 'All attempts' }).locator('tbody tr').count(), told.attempts.length)
  const near = told.rejected.filter(({ step }) => step === 3).length
  assert.equal(await steps.last().locator('ul > li').count(), near > 3 ? 4 : near)
  assert.deepEqual(await misplacedAt(page, [390, 1280, 2560]), [])
  assert.deepEqual(await barriers(page), [])

  await page.getByRole('link', { name: 'All that this person did' }).click()
  await page.getByRole('link', { name: 'Why is this person in a step of a funnel, or not?' }).click()
  await page.getByText('Choose the steps, and whose way it is.').waitFor()
  assert.deepEqual(wrong, [])
})
