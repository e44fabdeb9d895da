import { after, test } from 'node:test'
import { browse } from './browser.mjs'
import { owned } from './owned.mjs'
import { api } from './owner.mjs'
import { fresh, serve } from './product.mjs'

const SEEN = 3_000

/** The server of those stages of one process that begin with an owner, and the browser that is open: each has had its turn alone. */
const now = { server: undefined, browser: undefined }

async function served(name, fill) {
  const data = fresh(name)
  await fill(data)
  return serve(data)
}

/**
 * A server and a browser for the tests of one file; gives the way to declare these. `fill` has the data before the server: unless
 * told otherwise an owner is there, and files that one file imports have that server in common. `prepare` has all of it before the
 * first test.
 */
export function stage(name, prepare = async () => undefined, fill = owned) {
  const set = {}
  const begin = async () => {
    await now.browser?.close()
    set.server = fill === owned ? await (now.server ??= served(name, fill)) : await served(name, fill)
    now.browser = set.browser = await browse(name)
    set.page = set.browser.page
    set.wrong = set.browser.wrong
    set.home = api(set.page, set.server.base)
    await prepare(set)
  }
  let ready
  after(async () => {
    await set.browser?.close()
    await set.server?.stop()
  })
  return (title, walk) =>
    test(title, async (t) => {
      await (ready ??= begin())
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
