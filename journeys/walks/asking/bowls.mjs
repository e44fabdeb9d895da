import assert from 'node:assert/strict'
import { browse } from '../../kit/browser.mjs'
import { misplaced, settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const PEOPLE = 1_000

const walk = stage('bowls', async ({ server, home }) => {
  await home.own(server.link())
  let job = await home.call('POST', '/demo', { data: { people: PEOPLE } })
  while (job.state === 'running') job = await home.call('GET', `/jobs/${job.job}?wait=5000`)
  assert.equal(job.state, 'done', JSON.stringify(job.problem))
})

/** Opens home, then shows other days; gives every form that the first bowl's core had on the way. */
async function forms(page, base) {
  await page.goto(`${base}/w/demo/home`)
  const core = page.locator('path.ff-bowl-moved[d^="M"]').nth(1) // the first is the legend's
  await core.waitFor()
  await settled(page)
  const first = await core.getAttribute('d')
  await page.evaluate(() => {
    const svg = document.querySelector('svg[data-picture]')
    window.formsSeen = []
    new MutationObserver(() => window.formsSeen.push(svg.querySelector('.ff-bowl-moved').getAttribute('d'))).observe(svg, {
      attributes: true,
      attributeFilter: ['d'],
      subtree: true,
    })
  })
  await page.getByLabel('Entered in').selectOption('90d')
  await page.waitForFunction((before) => document.querySelector('svg[data-picture] .ff-bowl-moved').getAttribute('d') !== before, first)
  await settled(page)
  const last = await page.evaluate(async () => {
    const core = document.querySelector('svg[data-picture] .ff-bowl-moved')
    // at rest: the same in two pictures one after the other
    for (let before = ''; before !== core.getAttribute('d'); ) {
      before = core.getAttribute('d')
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    }
    return core.getAttribute('d')
  })
  return { first, last, seen: [...new Set(await page.evaluate(() => window.formsSeen))] }
}

walk('the bowls ease from one answer to the next, and do not where no motion is wanted', async ({ server, home, page, wrong }) => {
  const still = await forms(page, server.base)
  assert.deepEqual(still.seen, [still.last])
  const moving = await browse('bowls-moving', { reducedMotion: 'no-preference' })
  try {
    await moving.context.addCookies(await page.context().cookies())
    const eased = await forms(moving.page, server.base)
    assert.equal(eased.last, still.last)
    assert.ok(eased.seen.length > 1, `only ${eased.seen}`)
    const radii = eased.seen.map((d) => Number(/A([\d.]+)/.exec(d)[1]))
    const sorted = [...radii].sort((a, b) => a - b)
    assert.deepEqual(radii, radii[0] < radii.at(-1) ? sorted : sorted.reverse())
    assert.deepEqual(moving.wrong, [])
  } finally {
    await moving.close()
  }
  assert.ok(home)
  assert.deepEqual(wrong, [])
})

walk('on paper the picture needs no colour and says that it is simulated', async ({ server, page, wrong }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize({ width: 1040, height: 1400 })
  await page.goto(`${server.base}/w/demo/home?last=`)
  await page.locator('svg[data-picture]').first().waitFor()
  await settled(page)
  const shown = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector))
    const visible = (each) => each.checkVisibility() && each.getBoundingClientRect().width > 1
    const leak = document.querySelector('svg[data-picture] [fill="url(#ff-leak)"]')
    return {
      background: style('body').backgroundColor,
      ink: style('body').color,
      heading: visible(document.querySelector('h1')),
      chrome: [...document.querySelectorAll('nav, button, select, input')].filter(visible).map((each) => each.outerHTML.slice(0, 80)),
      simulated: [...document.querySelectorAll('.ff-tag')].filter(visible).map((each) => each.textContent),
      moved: style('svg[data-picture] .ff-bowl-moved').fill,
      here: style('svg[data-picture] .ff-bowl-here').fill,
      leak: getComputedStyle(leak).stroke,
      quiet: getComputedStyle(document.querySelector('svg[data-picture] .ff-bowl-quiet')).fill,
    }
  })
  assert.match(shown.quiet, /^url\("#ff-(quiet|leak)"\)$/)
  assert.deepEqual({ ...shown, quiet: 'hatched' }, {
    background: 'rgb(255, 255, 255)',
    ink: 'rgb(22, 24, 29)',
    heading: true,
    chrome: [],
    simulated: ['SIMULATED', 'SIMULATED'],
    moved: 'rgb(22, 24, 29)',
    here: 'rgb(207, 207, 207)',
    leak: 'rgb(22, 24, 29)',
    quiet: 'hatched',
  })
  assert.deepEqual(await misplaced(page), [])
  const paper = await page.pdf({ format: 'A4', printBackground: false })
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-')
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  assert.deepEqual(wrong, [])
})
