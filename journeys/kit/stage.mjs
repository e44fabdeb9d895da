import { after, before, test } from 'node:test'
import { browse } from './browser.mjs'
import { owned } from './owned.mjs'
import { api } from './owner.mjs'
import { fresh, serve } from './product.mjs'

const SEEN = 3_000

/**
 * A server with data of its own and a browser, for the tests of one file; gives the way to declare these.
 * `fill` has the data before the server: unless told otherwise an owner is there; `prepare` all of it before the first test.
 */
export function stage(name, prepare = async () => undefined, fill = owned) {
  const set = {}
  before(async () => {
    const data = fresh(name)
    await fill(data)
    set.server = await serve(data)
    set.browser = await browse(name)
    set.page = set.browser.page
    set.wrong = set.browser.wrong
    set.home = api(set.page, set.server.base)
    await prepare(set)
  })
  after(async () => {
    await set.browser?.close()
    await set.server?.stop()
  })
  return (title, walk) =>
    test(title, async (t) => {
      try {
        await walk(set, t)
      } catch (failure) {
        const seen = await set.page.locator('body').innerText({ timeout: 1_000 }).catch(String)
        t.diagnostic(`${set.page.url()} showed:\n${seen.slice(0, SEEN)}`)
        if (set.wrong.length > 0) t.diagnostic(`wrong: ${set.wrong.join('\n')}`)
        throw failure
      }
    })
}
