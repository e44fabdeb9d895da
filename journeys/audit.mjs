// Looks at every screen in every state, light and dark, at three widths and in four languages, and says what is wrong:
// audit.mjs [SCREEN …]. Needs what run.sh needs; run by hand, it takes some minutes.
import { audit, LOOK, unseenFocus } from './kit/audit.mjs'
import { browse } from './kit/browser.mjs'
import { settled } from './kit/look.mjs'
import { api } from './kit/owner.mjs'
import { fresh, serve } from './kit/product.mjs'
import { door, furnish, screens } from './kit/screens.mjs'

const WIDTHS = [390, 1280, 2560]
/** A change of the scheme takes a moment where colours move. */
const CALM = 250
const REST = 1_500

const server = await serve(fresh('audit'))
const browser = await browse('audit')
const { page } = browser
const set = { server, page, home: api(page, server.base) }
let wrong = 0

async function look(name, open, languages) {
  const seen = new Map()
  for (const language of languages) {
    await page.goto(server.base)
    await page.evaluate((chosen) => localStorage.setItem('ff-language', chosen), language)
    await page.emulateMedia({ colorScheme: 'light' })
    await open()
    for (const colorScheme of language === 'en' ? ['light', 'dark'] : ['light']) {
      await page.emulateMedia({ colorScheme })
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        if (!name.includes('waiting')) await settled(page)
        await page.waitForTimeout(CALM)
        const given = { ...LOOK, target: width < 760 ? LOOK.thumb : LOOK.target }
        let lines = await page.evaluate(audit, given)
        if (lines.length > 0) {
          await page.waitForTimeout(REST) // a page that was still moving
          lines = await page.evaluate(audit, given)
        }
        for (const line of lines) {
          seen.set(line, [...(seen.get(line) ?? []), `${language} ${colorScheme} ${width}`])
        }
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    if (language === 'en' && !name.startsWith('list')) for (const line of await unseenFocus(page)) seen.set(line, [''])
  }
  console.log(`${seen.size === 0 ? 'good ' : 'WRONG'} ${name} · ${await page.title()}`)
  for (const [line, at] of seen) console.log(`      ${line}  (${at.join(', ')})`)
  wrong += seen.size
}

try {
  await furnish(set)
  const wanted = process.argv.slice(2)
  for (const [name, open] of Object.entries(screens(set))) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await look(name, open, name.startsWith('import') ? ['en'] : ['en', 'de', 'pl', 'zh'])
  }
  await page.evaluate(() => localStorage.clear())
  if (wanted.length === 0) await look('door', () => door(set), ['en'])
} finally {
  await browser.close()
  await server.stop()
}
console.log(wrong === 0 ? 'nothing is wrong' : `${wrong} findings`)
process.exitCode = wrong === 0 ? 0 : 1
