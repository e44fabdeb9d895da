import assert from 'node:assert/strict'
import { explorer, figures } from '../kit/funnel.mjs'
import { OWNER } from '../kit/owner.mjs'
import { serve } from '../kit/product.mjs'
import { cutOff, MAP, shop } from '../kit/shop.mjs'
import { stage } from '../kit/stage.mjs'

const QUESTION = { ask: 'funnel', steps: ['view', 'cart'] }
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const walk = stage('troubles', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('shop')
  await home.bring('shop', 'shop.csv', cutOff(shop(40)), { map: MAP })
})

/** Brings a wrong file; gives what the page says about it. */
async function refusal(server, page, name, buffer) {
  await page.goto(`${server.base}/w/shop/data`)
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })
  const alert = page.getByRole('alert').first()
  await alert.waitFor()
  const start = page.getByRole('button', { name: 'Import', exact: true })
  if (await start.isVisible()) assert.ok(await start.isDisabled(), `${name} could be imported`)
  return (await alert.textContent()).trim()
}

walk('a file that is no table is refused in a sentence, and nothing is stored', async ({ server, home, page }) => {
  const before = await home.call('GET', '/workspaces/shop/imports')
  for (const [name, bytes] of [
    ['picture.csv', PNG],
    ['nothing.csv', Buffer.alloc(0)],
    ['words.csv', Buffer.from('Dear reader,\nthis is a letter.\n')],
  ]) {
    const said = await refusal(server, page, name, bytes)
    assert.match(said, /^(\p{Lu}|\S+\.csv ).{8,}/su, `${name}: ${said}`)
    assert.doesNotMatch(said, /Exception|null|undefined|unexpected/, `${name}: ${said}`)
  }
  assert.deepEqual(await home.call('GET', '/workspaces/shop/imports'), before)
})

walk('a session that ends in the middle goes on over the page with what was typed', async ({ server, page }) => {
  const context = page.context()
  await page.goto(`${server.base}/w/shop/people`)
  await page.getByLabel('Id or e-mail').fill('user 1')
  await context.clearCookies()
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Please sign in again' })
  await dialog.waitFor()
  assert.equal(await dialog.getByLabel('E-mail').inputValue(), OWNER.email)
  await dialog.getByLabel(/^Password/).fill(OWNER.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
  await page.getByText('user 1', { exact: true }).first().waitFor()

  await page.goto(`${server.base}/w/shop/data`)
  await page.setInputFiles('input[type=file]', { name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(cutOff(shop(20, 9))) })
  await page.getByLabel('Zone of times without one').waitFor()
  await context.clearCookies()
  await page.getByLabel('Zone of times without one').fill('Europe/Warsaw')
  await dialog.waitFor()
  assert.equal(await page.getByLabel('Zone of times without one').inputValue(), 'Europe/Warsaw')
  await dialog.getByLabel(/^Password/).fill(OWNER.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(await page.getByLabel('Zone of times without one').inputValue(), 'Europe/Warsaw')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText(/events of \d+ people went in/).waitFor()
})

walk('a server that is away is missed at once, and found again by the open page alone', async (set) => {
  const { server, page } = set
  await page.goto(explorer(server.base, 'shop', QUESTION))
  const shown = await figures(page)
  const { port, data, stop } = server
  await stop()
  const away = page.getByText('The server does not answer.')
  await page.getByRole('button', { name: 'Remove step 2' }).click()
  await away.waitFor({ timeout: 3_000 })
  set.server = await serve(data, { port })
  await page.getByText(/people did “view”/).waitFor()
  await away.waitFor({ state: 'hidden' })

  // a page that was never opened before has to be loaded first
  await set.server.stop()
  await page.getByRole('link', { name: 'Settings' }).click()
  await away.waitFor({ timeout: 3_000 })
  set.server = await serve(data, { port })
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  await away.waitFor({ state: 'hidden' })
  await page.goto(explorer(server.base, 'shop', QUESTION))
  assert.deepEqual(await figures(page), shown)
})
