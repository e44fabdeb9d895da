import assert from 'node:assert/strict'
import { settled } from './look.mjs'

const FIGURE = '[data-figure][data-counts]'
const WHOLE_LIST = 100_000
const NEAR = 1e-6

/** What the page says it can be clicked for: places in the answer, what each counts, and what is written there. */
const figuresOf = (page) =>
  page.locator(FIGURE).evaluateAll((all) =>
    all.map((each, at) => ({ at, place: each.dataset.figure, counts: Number(each.dataset.counts), text: each.textContent.trim() })),
  )

/** A few of many figures: of every column in turn, as places without their numbers tell them apart; the largest first. */
function spread(figures, most) {
  const columns = new Map()
  for (const figure of figures) {
    const column = figure.place.replaceAll(/\d+/g, '#')
    columns.set(column, [...(columns.get(column) ?? []), figure])
  }
  const sorted = [...columns.values()].map((all) => all.filter(({ counts }) => counts > 0).sort((a, b) => b.counts - a.counts))
  const chosen = []
  for (let turn = 0; chosen.length < most && sorted.some((all) => all.length > turn); turn++) {
    // the largest, then one from the middle, then the least
    for (const all of sorted) if (all.length > turn) chosen.push(all[[0, all.length >> 1, all.length - 1][turn] ?? turn])
  }
  return [...new Set(chosen)].slice(0, most)
}

/**
 * Clicks figures of a page and compares what each says with what its drawer lists; gives what disagrees, and how many
 * were clicked of how many. A list that is cut is asked for whole, by the question that the page itself has sent.
 */
export async function doors(page, ask, go, most) {
  await go()
  await settled(page)
  const all = await figuresOf(page)
  const found = []
  let asked
  const hears = (request) => {
    const question = request.method() === 'POST' && request.url().endsWith('/ask') ? request.postDataJSON() : undefined
    if (question?.list) asked = question
  }
  page.on('request', hears)
  const chosen = spread(all, most)
  for (const { at, place, counts, text } of chosen) {
    const from = page.url()
    await page.locator(FIGURE).nth(at).dispatchEvent('click')
    const drawer = page.getByRole('dialog')
    const list = drawer.locator('[data-listed]')
    await list.waitFor()
    await settled(page)
    const { listed, total } = await list.evaluate(({ dataset }) => ({ listed: Number(dataset.listed), total: Number(dataset.total) }))
    const rows = await drawer.locator('tbody tr').count()
    const whole = Math.abs(total - counts) > NEAR || rows < counts ? await length(ask, asked) : undefined
    const says = `${page.url()} ${place}: "${text}" counts ${counts}, the drawer has ${rows} rows, ${listed} listed of ${total}, the whole list ${whole ?? rows}`
    const shown = /^[\d,]+$/.test(text) ? Number(text.replaceAll(',', '')) : counts
    if (Math.abs(total - counts) > NEAR || (whole ?? counts) !== counts || rows !== listed || Math.round(counts) !== Math.round(shown)) found.push(says)
    await page.goBack()
    await page.waitForURL(from)
    await drawer.waitFor({ state: 'hidden' })
    await settled(page)
    await page.locator(FIGURE).nth(all.length - 1).waitFor({ state: 'attached' })
  }
  page.off('request', hears)
  return { found, clicked: chosen.length, of: all.length }
}

async function length(ask, question) {
  assert.ok(question, 'the page sent no question with a list')
  const { answer } = await ask({ ...question, list: { ...question.list, limit: WHOLE_LIST } })
  return answer.list.length
}
