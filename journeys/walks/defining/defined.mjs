import assert from 'node:assert/strict'
import { pick, tabTo } from '../../kit/hand.mjs'
import { settled } from '../../kit/look.mjs'
import { cutOff, MAP, shop } from '../../kit/shop.mjs'
import { stage } from '../../kit/stage.mjs'

const rows = shop(40)
const walk = stage('defined', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('defined')
  await home.bring('defined', 'shop.csv', cutOff(rows), { map: MAP })
})

const number = (text) => Number(text.replaceAll(/\D/g, ''))
const of = (event, more = () => true) => rows.filter((row) => row.event === event && more(row))
const people = (some) => new Set(some.map(({ user }) => user)).size
const cells = (row) => row.locator('td, th').allTextContents()
const total = async (home, question) => (await home.ask('defined', { ask: 'figures', ...question })).answer.total.values

walk('a proposal is taken, a goal of one’s own is made, and both count in questions', async ({ page, server, home, wrong }) => {
  await page.goto(`${server.base}/w/defined/home`)
  await page.getByRole('link', { name: 'Goals' }).click()
  const goals = page.getByRole('region', { name: 'Goals', exact: true })
  const sale = goals.getByRole('row', { name: /^Sales sale/ })
  await sale.getByText(`Looks like “purchase” (${of('purchase').length} events).`).waitFor()
  await sale.getByRole('button', { name: 'Take “purchase”' }).click()
  await sale.getByText(/“Order Completed” or “Deal Won” or “purchase”/).waitFor()
  await settled(page)
  const bought = of('purchase')
  assert.deepEqual((await cells(sale)).slice(2, 4).map(number), [bought.length, people(bought)])
  assert.deepEqual(await total(home, { figures: ['goal:sale'] }), { 'goal:sale': bought.length })

  await page.getByRole('button', { name: 'New goal' }).click()
  const editor = page.getByRole('region', { name: 'New goal' })
  await editor.getByLabel('Name of the goal').fill('Big Sale')
  await pick(page, editor.getByRole('combobox', { name: 'Add an event' }), 'purchase')
  await editor.getByRole('button', { name: '+ Condition' }).click()
  await pick(page, editor.getByRole('combobox', { name: 'Property' }), 'price')
  await editor.getByLabel('Comparison').selectOption('>')
  const value = editor.getByRole('combobox', { name: 'Value' }).or(editor.getByRole('textbox', { name: 'Value' })).first()
  await value.fill('50')
  await value.press('Enter')
  const big = of('purchase', ({ price }) => Number(price) > 50)
  await editor.getByText(`Finds ${big.length} events of ${people(big)} people.`).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Audiences' }).click() // nothing is left without a question
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Keep writing' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await editor.getByRole('button', { name: 'Save' }).click()
  await editor.getByText(/is no name of a goal/).waitFor() // said beside the field
  await editor.getByLabel('Name of the goal').fill('big-sale')
  await editor.getByRole('button', { name: 'Save' }).click()
  const own = goals.getByRole('row', { name: /^big-sale/ })
  await own.getByText('“purchase” where price more than 50').waitFor()
  assert.deepEqual((await cells(own)).slice(2, 4).map(number), [big.length, people(big)])
  await own.getByRole('link', { name: String(big.length) }).click()
  const behind = page.getByRole('dialog')
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), Math.min(big.length, 200))
  await page.goBack()
  await own.getByRole('button', { name: 'Delete big-sale' }).click()
  await own.waitFor({ state: 'detached' })
  await sale.getByRole('button', { name: 'sale: default again' }).click()
  await sale.getByText('Looks like “purchase”').waitFor()
  assert.deepEqual(await total(home, { figures: ['goal:sale'] }), { 'goal:sale': 0 })
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
})

walk('an audience is told by what people did, counts them as they are now, and goes', async ({ page, server, home, wrong }) => {
  wrong.length = 0
  await page.goto(`${server.base}/w/defined/audiences`)
  await page.getByRole('button', { name: 'New audience' }).click()
  const editor = page.getByRole('region', { name: 'New audience' })
  await editor.getByLabel('Name of the audience').fill('come back')
  await editor.getByRole('button', { name: '+ What they did' }).click()
  await pick(page, editor.getByRole('combobox', { name: 'Add an event' }), 'purchase')
  await editor.getByLabel('How many times').fill('2')
  const counts = new Map()
  for (const { user } of of('purchase')) counts.set(user, (counts.get(user) ?? 0) + 1)
  const many = [...counts.values()].filter((times) => times >= 2).length
  await editor.getByText(`${many} people belong to it now.`).waitFor()
  await editor.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('region', { name: 'Audiences', exact: true }).getByRole('row', { name: /^come back/ })
  await row.getByText('did “purchase” at least 2 times').waitFor()
  assert.equal(number((await cells(row))[2]), many)
  assert.deepEqual(await total(home, { figures: ['people'], people: { audience: 'come back' } }), { people: many })
  await row.getByRole('link', { name: String(many) }).click()
  const behind = page.getByRole('dialog')
  await behind.locator('tbody tr').first().waitFor()
  assert.equal(await behind.locator('tbody tr').count(), many)
  await page.keyboard.press('Escape')
  await behind.waitFor({ state: 'hidden' })
  assert.equal(await page.getByLabel('Of whom').inputValue(), 'come back')

  await page.goto(`${server.base}/w/defined/audiences`)
  await row.getByRole('button', { name: 'Edit come back' }).click()
  const edited = page.getByRole('region', { name: 'What “come back” means' })
  assert.equal(await edited.getByLabel('How many times').inputValue(), '2')
  await edited.getByRole('button', { name: 'Cancel' }).click()
  await row.getByRole('button', { name: 'Delete come back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('heading', { name: 'No audience so far' }).waitFor()
  assert.deepEqual(wrong, [])
})

/** Who stands where who goes by what they did, forward only: of every list the farthest that is theirs. */
function standing(...stages) {
  const far = new Map()
  for (const { event, user } of rows) far.set(user, Math.max(far.get(user) ?? -1, stages.indexOf(event)))
  return stages.map((_, at) => [...far.values()].filter((stage) => stage === at).length)
}

/** The numbers of a table that list somebody list exactly these. */
async function listsWhatItCounts(page, table) {
  const numbers = table.locator('td.num a')
  await numbers.first().waitFor()
  for (let at = 0; at < (await numbers.count()); at++) {
    const text = await numbers.nth(at).textContent()
    if (!/^[\d,]+$/.test(text)) continue // a time
    const count = number(text)
    await numbers.nth(at).click()
    const behind = page.getByRole('dialog')
    await behind.locator('tbody tr').first().waitFor()
    assert.equal(await behind.locator('tbody tr').count(), Math.min(count, 200), await numbers.nth(at).getAttribute('href'))
    await page.keyboard.press('Escape')
    await behind.waitFor({ state: 'hidden' })
  }
}

walk('a preset is copied, its rules are written, tried, saved, refused and taken back', async ({ page, server, home, wrong }) => {
  wrong.length = 0
  await home.call('PUT', '/workspaces/defined/goals/sale', { data: { any: ['Order Completed', 'purchase'] } })
  await page.goto(`${server.base}/w/defined/stages`)
  await page.getByRole('button', { name: 'All models' }).click()
  await page.getByRole('button', { name: 'Copy Basic funnel' }).click()
  const rules = page.getByRole('region', { name: 'Rules of the model' })
  const change = page.getByRole('region', { name: 'What would change' })
  assert.equal(await rules.getByLabel('Name of the model').inputValue(), 'my-basic')
  await rules.getByRole('button', { name: 'Edit Awareness' }).focus()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Add an event or a goal')
  await page.keyboard.type('view')
  await page.getByRole('option', { name: 'view', exact: true }).waitFor()
  await page.keyboard.press('ArrowDown') // the goal “Reviews”
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await rules.getByText(/or “Video Playback Started” or “view” at least once\.$/).waitFor()
  const [views, buys] = standing('view', 'purchase')
  const would = (name) => change.getByRole('row', { name: new RegExp(`^${name}`) })
  await would('Awareness').getByRole('button', { name: String(views), exact: true }).first().waitFor()
  assert.deepEqual((await cells(would('Awareness'))).slice(1, 3), ['–', String(views)])
  assert.deepEqual((await cells(would('Conversion'))).slice(1, 3), [String(buys), String(buys)])
  await would('Awareness').getByRole('button').first().click()
  await page.getByRole('dialog').locator('tbody tr').first().waitFor()
  assert.equal(await page.getByRole('dialog').locator('tbody tr').count(), views)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await change.getByRole('button', { name: 'Save' }).click()
  const table = page.getByRole('region', { name: 'Stage by stage' })
  await table.getByRole('row', { name: /^Awareness/ }).getByRole('link', { name: String(views), exact: true }).first().waitFor()
  await page.getByText(/^Most people stand in/).waitFor()

  await page.getByRole('button', { name: 'Edit the model' }).click()
  await rules.getByRole('button', { name: 'Edit Consideration' }).click()
  await pick(page, rules.getByRole('combobox', { name: 'Add an event or a goal' }), 'cart')
  const [seen, put, bought] = standing('view', 'cart', 'purchase')
  await would('Consideration').getByRole('button', { name: String(put), exact: true }).first().waitFor()
  await rules.getByRole('button', { name: 'Edit Conversion' }).click()
  await rules.getByRole('button', { name: 'Remove event or goal 1' }).click()
  const refused = rules.getByRole('listitem', { name: /Conversion/ }).getByRole('alert')
  await refused.getByText(/^Nobody can reach stage "conversion": it has no "match"/).waitFor()
  await change.getByText('Not yet: “Conversion” above says what is wrong.').waitFor()
  assert.equal(await change.getByRole('button', { name: 'Save' }).isDisabled(), true)
  await pick(page, rules.getByRole('combobox', { name: 'Add an event or a goal' }), 'purchase')
  await refused.waitFor({ state: 'detached' })
  await would('Consideration').waitFor()
  await change.getByRole('button', { name: 'Save' }).click()
  await table.getByRole('row', { name: /^Consideration/ }).getByRole('link', { name: String(put), exact: true }).first().waitFor()
  await settled(page)
  const now = async () => (await table.locator('tbody tr').evaluateAll((all) => all.map((row) => row.cells[1].textContent))).map((text) => number(text.split(/[▲▼=]/)[0]))
  assert.deepEqual(await now(), [seen, put, bought])

  await page.getByRole('button', { name: 'Edit the model' }).click()
  await page.getByRole('button', { name: 'Go back to version 1' }).click()
  await would('Consideration').getByRole('button').first().waitFor()
  await change.getByRole('button', { name: 'Save' }).click()
  await table.getByRole('row', { name: /^Consideration/ }).getByText('Not mapped yet').waitFor()
  const { versions } = await home.call('GET', '/workspaces/defined/models/my-basic/versions')
  assert.deepEqual(versions[2].meaning, versions[0].meaning)
  await home.call('PUT', '/workspaces/defined/models/my-basic', { data: versions[1].meaning })
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
})

walk('who stood where at the end of each day is listed, and a model that is used stays', async ({ page, server, home, wrong }) => {
  wrong.length = 0
  const late = (event, userId, day) => ({ type: 'track', event, userId, timestamp: `2026-09-0${day}T08:00:00Z` })
  const later = [late('view', 'late', 2), late('cart', 'late', 3), late('purchase', 'user 2', 4), late('view', 'last', 5)]
  await home.bring('defined', 'later.ndjson', later.map((each) => JSON.stringify(each)).join('\n'))
  const question = { ask: 'stages', model: 'my-basic', every: 'day' }
  await page.goto(`${server.base}/w/defined/stages?${new URLSearchParams({ q: JSON.stringify(question) })}`)
  await page.getByText('As a table').click()
  await listsWhatItCounts(page, page.getByRole('region', { name: 'Who stands where over time' }))
  await home.call('PUT', '/workspaces/defined/audiences/ready', { data: { stage: 'consideration', model: 'my-basic' } })
  await page.getByRole('button', { name: 'All models' }).click()
  const own = page.getByRole('region', { name: 'Your own models' })
  await own.getByRole('button', { name: /^Delete/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByText('it is used by the audience "ready"').waitFor()
  await home.call('DELETE', '/workspaces/defined/audiences/ready')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await own.waitFor({ state: 'detached' })
  assert.deepEqual(wrong.filter((line) => !line.includes('400')), [])
})
