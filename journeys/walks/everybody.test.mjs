import assert from 'node:assert/strict'
import { audit, LOOK } from '../kit/audit.mjs'
import { explorer, figures } from '../kit/funnel.mjs'
import { tabTo } from '../kit/hand.mjs'
import { barriers, misplaced, settled } from '../kit/look.mjs'
import { OWNER } from '../kit/owner.mjs'
import { cutOff, MAP, shop } from '../kit/shop.mjs'
import { stage } from '../kit/stage.mjs'

const LONG = 'an event whose name was written by somebody who had very much time and no idea of a screen'
const QUESTION = { ask: 'funnel', steps: ['view', 'cart', 'purchase'], trend: 'day' }
const OPTIONS = { exclude: [{ match: LONG, after: 1 }], hold: ['product_id'], count: 'attempts', value: 'price', mode: 'ga4' }
const FIGURES = { ask: 'figures', figures: ['visits', 'people', 'events'], by: 'product_id', every: 'day' }
const CREDIT = { ask: 'attribution', conversion: 'purchase', touch: 'product_id', models: ['first', 'linear', 'markov'] }
const RETENTION = { ask: 'retention', start: 'view', back: 'purchase', every: 'day' }
const STAGES = {
  ask: 'stages',
  model: {
    stages: [
      { key: 'view', band: 'TOFU', match: 'view' },
      { key: 'cart', band: 'MOFU', match: 'cart', targets: { now: 5, entered: 9, dwellDays: 1 }, owner: 'Ann' },
      { key: 'purchase', band: 'BOFU', match: 'purchase', repeats: true },
    ],
    back: [{ match: 'view', from: ['purchase'], to: 'view' }],
  },
}

const walk = stage('everybody', async ({ server, home }) => {
  const rows = shop(50)
  await home.own(server.link())
  await home.workspace('shop')
  await home.bring('shop', 'shop.csv', cutOff([...rows, { ...rows.at(-1), event: LONG }]), { map: MAP })
})

/** Every page of the product, each brought to the state in which it has most to show. */
function pages({ server, page, home }) {
  const at = `${server.base}/w/shop`
  const asked = (q, more) => new URLSearchParams({ q: JSON.stringify(q), ...more })
  const plain = (address) => async () => {
    await page.goto(address)
    await settled(page)
  }
  return {
    begin: plain(`${server.base}/begin`),
    home: plain(`${at}/home`),
    finder: async () => {
      await page.goto(`${at}/home`)
      await settled(page)
      await page.keyboard.press('Control+K')
      await page.getByRole('combobox', { name: 'Find or ask' }).fill('e')
      await page.getByRole('option', { name: 'Funnel from “purchase”' }).waitFor()
      await settled(page)
    },
    figures: plain(`${at}/figures?${asked(FIGURES)}`),
    network: plain(`${at}/network?${asked({ ask: 'network', node: 'event', conversion: 'purchase' }, { at: 'view' })}`),
    pages: plain(`${at}/pages`),
    channels: plain(`${at}/channels`),
    stages: plain(`${at}/stages?${asked(STAGES)}`),
    credit: plain(`${at}/attribution?${asked(CREDIT)}`),
    retention: plain(`${at}/retention?${asked(RETENTION)}`),
    trace: plain(`${at}/trace?${asked(QUESTION, { id: 'user 1' })}`),
    models: plain(`${at}/stages?edit=%20`),
    model: async () => {
      await page.goto(`${at}/stages?edit=lead-lifecycle&copy=true`)
      await page.getByRole('button', { name: 'Edit Opportunity' }).click()
      await page.getByText('More: what leads back').click()
      await settled(page)
    },
    goals: plain(`${at}/goals?edit=sale`),
    audiences: plain(`${at}/audiences?edit=%20`),
    traffic: plain(`${at}/traffic`),
    links: async () => {
      await page.goto(`${at}/links`)
      await page.getByLabel('Where it leads').fill('https://shop.example/lamps')
      await page.getByRole('combobox', { name: 'Source' }).fill('Insta gram')
      await page.getByRole('button', { name: 'Take insta-gram' }).waitFor()
      await page.getByRole('button', { name: 'Make a short link' }).click()
      await page.getByRole('row').filter({ hasText: '/l/' }).waitFor()
      await page.getByRole('button', { name: 'Change the taxonomy' }).click()
      await settled(page)
    },
    privacy: async () => {
      await page.goto(`${at}/privacy`)
      await page.getByRole('button', { name: 'Change' }).click()
      await settled(page)
    },
    'page groups': plain(`${at}/page-groups`),
    identity: plain(`${at}/identity`),
    people: plain(`${at}/people`),
    person: plain(`${at}/people?id=user%201`),
    nobody: plain(`${at}/people?id=nobody`),
    settings: plain(`${at}/settings`),
    sources: plain(`${at}/sources`),
    'last events': async () => {
      const { key } = await home.call('POST', '/workspaces/shop/keys', { data: { scope: 'write' } })
      for (const event of [{ userId: 'user 1', event: LONG, messageId: 'm1' }, { event: LONG }]) {
        await page.context().request.post(`${server.base}/v1/track`, { headers: { 'x-write-key': key }, data: event })
      }
      await page.goto(`${at}/arrivals`)
      await page.locator('tbody tr').nth(1).waitFor()
      await page.locator('summary').first().click()
      await settled(page)
    },
    health: plain(`${at}/health`),
    'no funnel': plain(`${at}/funnels`),
    funnel: async () => {
      await page.goto(explorer(server.base, 'shop', QUESTION))
      await figures(page)
      await settled(page)
    },
    groups: async () => {
      await page.goto(explorer(server.base, 'shop', { ...QUESTION, steps: ['view', LONG], by: { property: 'product_id', limit: 15 } }))
      await figures(page)
      await settled(page)
    },
    'funnel, all options': async () => {
      await page.goto(explorer(server.base, 'shop', { ...QUESTION, ...OPTIONS }))
      await figures(page)
      await page.getByRole('button', { name: 'More options' }).click()
      await page.getByRole('button', { name: 'Options of step 2' }).click()
      await settled(page)
    },
    trace: plain(`${at}/trace?${new URLSearchParams({ q: JSON.stringify(QUESTION), id: 'user 1' })}`),
    list: async () => {
      await page.goto(explorer(server.base, 'shop', QUESTION, { of: '/steps/0/reached' }))
      await page.getByRole('dialog').locator('tbody tr').first().waitFor()
      await settled(page)
    },
    data: async () => {
      await page.goto(`${at}/data`)
      await page.setInputFiles('input[type=file]', { name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(cutOff(shop(9, 9))) })
      await page.getByRole('heading', { name: 'Rows that would be refused' }).waitFor()
      await settled(page)
    },
  }
}

/** What is wrong with an open page: what sticks out, what looks otherwise than it should, what keeps people out. */
async function findings(page) {
  const found = []
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    const seen = async (width, look) => {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), colorScheme)
      let lines = await look(page)
      // colours that move from one scheme to the other are looked at when they have
      if (lines.length > 0) await page.waitForTimeout(400)
      if (lines.length > 0) lines = await look(page)
      found.push(...lines.map((line) => `${colorScheme}, ${width} px: ${line}`))
    }
    const looked = () => page.evaluate(audit, LOOK)
    await seen(2560, misplaced)
    await seen(1280, barriers)
    if (colorScheme === 'light') await seen(1280, looked)
    await seen(390, misplaced)
    if (colorScheme === 'dark') await seen(390, looked)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

walk('every page has room, looks as it should and keeps nobody out, narrow and wide, light and dark', async (set) => {
  const { page, wrong } = set
  const found = []
  for (const [name, open] of Object.entries(pages(set))) {
    await open()
    found.push(...(await findings(page)).map((line) => `${name}, ${line}`))
  }
  assert.deepEqual(found, [])
  assert.deepEqual(wrong.filter((line) => !line.includes('404')), []) // nobody has the id "nobody"
})

walk('the menu of a narrow page opens, leads on and closes', async ({ server, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${server.base}/w/shop/home`)
  const menu = page.getByRole('button', { name: 'Menu' })
  const place = page.getByRole('navigation').getByRole('link', { name: 'People' })
  assert.equal(await place.isVisible(), false)
  await menu.click()
  await place.waitFor()
  assert.deepEqual(await misplaced(page), [])
  await place.click()
  await page.waitForURL('**/people')
  await place.waitFor({ state: 'hidden' })
  await menu.click()
  await place.waitFor()
  await page.keyboard.press('Escape')
  await place.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 1280, height: 800 })
})

walk('what does not look as it should is seen', async ({ server, page }) => {
  await page.goto(`${server.base}/w/shop/settings`)
  await settled(page)
  assert.deepEqual(await page.evaluate(audit, LOOK), [])
  await page.evaluate(() => {
    const add = (html) => document.querySelector('.ff-content').insertAdjacentHTML('beforeend', html)
    add('<p style="position:absolute;top:70px;left:300px">one over the other</p><p style="position:absolute;top:72px;left:310px">the other</p>')
    add('<p style="width:40px;overflow:hidden;white-space:nowrap">this is too long for its place</p>')
    add('<p style="color:#999">pale words</p><p style="font-size:9px">small words</p>')
    add('<button style="width:10px;height:10px;padding:0;overflow:visible"></button><h4>a heading too deep</h4>')
    add('<div class="ff-card" style="box-shadow:0 0 3px red">card</div><div style="width:3000px">wide</div>')
    document.title = 'Settings'
  })
  const lines = (await page.evaluate(audit, LOOK)).join('\n')
  for (const what of ['overlap', 'cut off', 'contrast', 'type size', 'target', 'heading 4 after', 'card shadow', 'px wide', 'the title is']) {
    assert.ok(lines.includes(what), `${what} was not seen in\n${lines}`)
  }
})

walk('one field finds a page, a funnel and a person, one button makes it dark', async ({ server, page }) => {
  const ask = async (text, option) => {
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: 'Find or ask' }).fill(text)
    await page.getByRole('option', { name: option, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.goto(`${server.base}/w/shop/home`)
  await settled(page)
  await ask('sett', 'Settings')
  await page.waitForURL('**/w/shop/settings')
  await settled(page) // the field belongs to the page that comes
  await ask('purch', 'Funnel from “purchase”')
  assert.deepEqual((await figures(page)).map(({ Step }) => Step), ['purchase'])
  await page.getByRole('button', { name: 'Find or ask' }).click()
  await page.getByRole('combobox', { name: 'Find or ask' }).fill('user 1')
  await page.getByRole('option', { name: 'Person with the id “user 1”' }).click()
  await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  await page.getByRole('button', { name: 'Switch to dark' }).click()
  assert.equal(await scheme(), 'dark')
  await page.getByRole('button', { name: 'Switch to light' }).click()
  assert.equal(await scheme(), 'light')
  await page.evaluate(() => localStorage.clear()) // the next walks choose by what the browser likes
})

walk('a keyboard is enough: sign in, add a step, see the people, close them', async ({ server, page }) => {
  await page.context().clearCookies()
  await page.goto(`${server.base}/w/shop/funnels`)
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  assert.deepEqual(await barriers(page), [])
  const keys = page.keyboard
  await tabTo(page, 'E-mail')
  await keys.type(OWNER.email)
  await tabTo(page, 'Password')
  await keys.type(OWNER.password)
  await keys.press('Enter')

  await page.getByRole('combobox', { name: 'Add a step' }).waitFor()
  for (const [at, event] of ['view', 'cart'].entries()) {
    await tabTo(page, 'Add a step')
    await keys.type(event)
    await page.getByRole('option').nth(1).waitFor({ state: 'hidden' })
    await page.getByRole('option', { name: new RegExp(`^${event}`) }).waitFor()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await page.getByRole('combobox', { name: `Step ${at + 1}` }).waitFor()
  }
  const [{ Reached }] = await figures(page)
  await tabTo(page, Reached)
  await keys.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'The people behind this figure' })
  await dialog.locator('tbody tr').first().waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null), true)
  await keys.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.waitForFunction((text) => document.activeElement?.textContent === text, Reached)
})
