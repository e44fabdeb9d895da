// Takes the pictures of the guide into docs/guide/images: `CHROMIUM=… JAVA_HOME=… node screenshots.mjs`, after `./mvnw package`.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browse } from './kit/browser.mjs'
import { explorer, figures } from './kit/funnel.mjs'
import { settled } from './kit/look.mjs'
import { api } from './kit/owner.mjs'
import { command, fresh, serve } from './kit/product.mjs'
import { cutOff, shop } from './kit/shop.mjs'

const MOST = 170_000
const QUESTION = {
  ask: 'funnel',
  steps: ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'],
  period: { from: '2026-11-10', to: '2026-11-22' },
  window: '1d',
  compare: 'previous',
  by: { property: 'browser', limit: 3 },
}
const STILL = { type: 'track', event: 'Ticket Opened', userId: 'u-anna.k', timestamp: '2026-11-20T12:00:00Z' }
const images = join(import.meta.dirname, '..', 'docs', 'guide', 'images')

/** The card of the first picture moves to the top, beneath the bar. */
const toPicture = async (page) => {
  await settled(page)
  await page.evaluate(() => {
    document.querySelector('svg[data-picture]').closest('.ff-card').scrollIntoView({ block: 'start' })
    window.scrollBy(0, -72)
  })
}

const pages = {
  home: async ({ page, at }) => {
    await page.goto(`${at}/home`)
    await page.locator('svg[data-picture]').first().waitFor()
  },
  explorer: async ({ page, base }) => {
    await page.goto(explorer(base, 'demo', QUESTION))
    await figures(page)
    await toPicture(page)
  },
  import: async ({ page, at }) => {
    await page.goto(`${at}/data`)
    await page.setInputFiles('input[type=file]', {
      name: 'october.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(cutOff(shop(30))),
    })
    await page.getByRole('heading', { name: 'Rows that would be refused' }).waitFor()
  },
  person: async ({ page, base, at, home }) => {
    const { answer } = await home.ask('demo', { ...QUESTION, list: { of: '/steps/3/reached', limit: 1 } })
    assert.ok(answer.list.length === 1, `nobody came to the end of ${JSON.stringify(QUESTION)} at ${base}`)
    await page.goto(`${at}/people?id=${answer.list[0].person}`)
    await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
  },
}

/** A report on the demo's data, asked by its address. */
const report = (place, question) => async ({ page, at }) => {
  await page.goto(`${at}/${place}?${new URLSearchParams({ q: JSON.stringify(question) })}`)
  await page.locator('[data-figure]').first().waitFor()
  if (place === 'network') await toPicture(page)
}

Object.assign(pages, {
  stages: report('stages', { ask: 'stages', model: 'lead-lifecycle' }),
  network: report('network', { ask: 'network', node: 'campaign' }),
  credit: report('attribution', { ask: 'attribution', conversion: { goal: 'sale' }, models: ['first', 'last', 'linear', 'markov'] }),
  retention: report('retention', { ask: 'retention', every: 'week' }),
})

/** How many colours a picture has, and the share of the one that it has most of. */
const colours = (blank, png) =>
  blank.evaluate(async (text) => {
    const image = new Image()
    image.src = `data:image/png;base64,${text}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas.drawImage(image, 0, 0)
    const points = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)
    const counts = new Map()
    for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1)
    return { different: counts.size, most: Math.max(...counts.values()) / points.length }
  }, png.toString('base64'))

const data = fresh('screenshots')
const made = await command(['demo', '--until', '2026-11-21', '--no-server', '--data', data])
assert.equal(made.code, 0, made.err)
const server = await serve(data)
const browser = await browse('screenshots')
try {
  const { page, context } = browser
  const home = api(page, server.base)
  await home.own(server.link())
  // a shop that holds anything else stands still, so light and dark show the same
  await home.bring('demo', 'still.ndjson', JSON.stringify(STILL))
  const blank = await context.newPage()
  mkdirSync(images, { recursive: true })
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    for (const [name, open] of Object.entries(pages)) {
      await open({ page, home, base: server.base, at: `${server.base}/w/demo` })
      await settled(page)
      const png = await page.screenshot({ animations: 'disabled' })
      const { different, most } = await colours(blank, png)
      assert.ok(different > 20 && most < 0.98, `${name} is blank: ${different} colours, ${most} of one`)
      assert.ok(png.length < MOST, `${name} has ${png.length} bytes`)
      writeFileSync(join(images, `${name}-${colorScheme}.png`), png)
      console.log(`${name}-${colorScheme}.png: ${png.length} bytes, ${different} colours`)
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
