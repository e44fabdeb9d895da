import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { explorer, figures } from '../../kit/funnel.mjs'
import { command } from '../../kit/product.mjs'
import { cutOff, MAP, shop } from '../../kit/shop.mjs'
import { stage } from '../../kit/stage.mjs'

const WORKSPACE = 'Sklep Ady'
const QUESTION = { ask: 'funnel', steps: ['view', { event: 'cart', where: [{ property: 'price', op: '>', value: 20 }] }], by: { property: 'product_id' } }

const walk = stage('taken-along')

/** An answer without how long it took to find. */
const bits = (text) => text.replace(/"millis"\s*:\s*[\d.]+/, '')

async function taken(page, what) {
  await page.getByRole('button', { name: /^(Copy question|Copied)$/ }).click()
  await page.getByRole('menuitem', { name: what }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

walk('a question taken along gives the same answer by curl and on the command line', async ({ server, home, page, wrong }, t) => {
  await home.own(server.link())
  await home.workspace(WORKSPACE)
  await home.bring(WORKSPACE, 'shop.csv', cutOff(shop(80)), { map: MAP })

  const asked = page.waitForResponse((response) => response.url().endsWith('/ask'))
  await page.goto(explorer(server.base, WORKSPACE, QUESTION))
  const shown = await (await asked).text()
  await figures(page)
  assert.ok(JSON.parse(shown).answer.groups.length > 1, shown)

  const made = await command(['key', 'create', '--scope', 'ask', '--workspace', WORKSPACE, '--data', server.data])
  assert.equal(made.code, 0, made.err)
  const asCurl = await taken(page, 'for curl')
  const curl = spawnSync('sh', ['-c', asCurl], { env: { ...process.env, FULLFUNNEL_KEY: made.out.trim() }, encoding: 'utf8' })
  if (curl.status === 127) t.diagnostic('curl is missing; its part was left out')
  else assert.equal(bits(curl.stdout), bits(shown))

  const asJson = await taken(page, 'as JSON')
  const said = await command(['ask', '-', '--as', 'json', '--workspace', WORKSPACE, '--data', server.data], asJson)
  assert.equal(said.code, 0, said.err)
  assert.deepEqual(JSON.parse(said.out).answer, JSON.parse(shown).answer)

  const [, question] = /^echo '(.*)' \| \.\/fullfunnel ask - --workspace 'Sklep Ady'$/.exec(await taken(page, 'for the command line'))
  assert.deepEqual(JSON.parse(question), JSON.parse(asJson))
  assert.deepEqual(wrong, [])
})
