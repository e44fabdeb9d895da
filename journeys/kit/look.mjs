import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SERIOUS = ['serious', 'critical']

const STILL = 3

/** The page has come to rest: it shows its address, asks nothing, waits for nothing, some frames in a row. */
export async function settled(page) {
  await page.waitForFunction(
    (still) => {
      if (document.readyState === 'complete' && !document.querySelector('#root')) return true // not one of the app's pages
      const { address, asking } = document.documentElement.dataset
      const shown = address === undefined ? undefined : new URL(address, location.origin)
      const same = shown?.pathname === location.pathname && `${shown.searchParams}` === `${new URLSearchParams(location.search)}`
      const quiet = same && asking === '0' && document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]')
      window.journeyFrames = quiet ? (window.journeyFrames ?? 0) + 1 : 0
      return window.journeyFrames > still
    },
    STILL,
    { polling: 'raf' },
  )
  await page.evaluate(() => {
    window.journeyFrames = 0
  })
}

/** What sticks out of the page sideways, and texts of pictures that lie on each other; empty when all is well. */
export const misplaced = (page) =>
  page.evaluate(() => {
    const found = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const out = [...document.body.querySelectorAll('*')].filter((each) => {
        if (each.closest('.ff-scroll') && !each.matches('.ff-scroll')) return false
        return each.getBoundingClientRect().right > root.clientWidth + 1
      })
      const named = out.slice(0, 5).map((each) => `${each.tagName}.${each.getAttribute('class')} ${each.textContent.slice(0, 30)}`)
      found.push(`${location.pathname} is ${root.scrollWidth} px wide on ${root.clientWidth}: ${named.join(' | ')}`)
    }
    for (const svg of document.querySelectorAll('svg[data-picture]')) {
      const frame = svg.getBoundingClientRect()
      const texts = [...svg.querySelectorAll('text')].map((each) => ({ text: [...each.childNodes].map((part) => (part.nodeName === 'title' ? '' : part.textContent)).join(''), box: each.getBoundingClientRect() }))
      texts.forEach(({ text, box }, at) => {
        if (box.width === 0) return
        if (box.right > frame.right + 1 || box.left < frame.left - 1) found.push(`"${text}" leaves its picture`)
        for (const other of texts.slice(at + 1)) {
          const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
          const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
          if (wide > 1 && high > 3) found.push(`"${text}" lies on "${other.text}"`)
        }
      })
    }
    return found
  })

/** The page at these widths: every finding with its width. */
export async function misplacedAt(page, widths) {
  const found = []
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    found.push(...(await misplaced(page)).map((line) => `${width} px: ${line}`))
  }
  await page.setViewportSize(before)
  return found
}

/** What keeps people with a screen reader, a keyboard or weak eyes out; one line each. */
export async function barriers(page) {
  // A script given this way is the driver's own and asks no content policy.
  await page.evaluate(axe)
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return result.violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}
