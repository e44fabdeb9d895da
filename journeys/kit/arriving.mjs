import { settled } from './look.mjs'

export const LONG = 'an event whose name was written by somebody who had very much time and no idea of a screen'
const UNBROKEN = LONG.replaceAll(' ', '')

/** The screens of what comes in, in every state: a way to open each, by the means of those of `screens.mjs`. */
export function arriving({ base, page, home, at, open, failing, waiting }) {
  /** An event that is refused and kept. */
  const refusing = async () => {
    const { key } = await home.call('POST', '/workspaces/who/keys', { data: { scope: 'write' } })
    await page.context().request.post(`${base}/v1/track`, { headers: { 'x-write-key': key }, data: { event: LONG } })
  }
  return {
    sources: open(at('shop', 'sources')),
    'sources, none': open(at('empty', 'sources')),
    'sources, demo': open(at('demo', 'sources')),
    'sources, failing': failing('**/workspaces/*/sources', at('shop', 'sources')),
    'sources, waiting': waiting('**/workspaces/*/sources', at('shop', 'sources')),
    'sources, a key is made': async () => {
      await page.goto(at('who', 'sources'))
      await settled(page)
      await page.locator('.ff-card').last().locator('button').first().click()
      await page.locator('pre').first().waitFor()
      await settled(page)
    },
    webhooks: async () => {
      await home.call('POST', '/workspaces/who/webhooks', { data: { preset: 'stripe', name: UNBROKEN } })
      await page.goto(at('who', 'webhooks'))
      await page.locator('tbody button').first().click()
      await page.locator('.ff-card textarea').last().fill('{"type":"customer.subscription.deleted","data":{"object":{"customer":"c"}}}')
      await settled(page)
    },
    'webhooks, none': open(at('empty', 'webhooks')),
    'last events': async () => {
      const { key } = await home.call('POST', '/workspaces/who/keys', { data: { scope: 'write' } })
      const headers = { 'x-write-key': key }
      for (const event of [{ userId: 'anna', event: LONG, messageId: 'm1' }, { event: LONG }, 'no event']) {
        await page.context().request.post(`${base}/v1/track`, { headers, data: event })
      }
      await page.goto(at('who', 'arrivals'))
      await page.locator('tbody tr').nth(2).waitFor()
      await page.locator('summary').first().click()
      await settled(page)
    },
    'last events, none': open(at('empty', 'arrivals')),
    'last events, none of these': open(at('empty', 'arrivals?outcome=refused')),
    failed: async () => {
      await refusing()
      await open(at('who', 'failed'))()
    },
    'failed, a rule tried': async () => {
      await refusing()
      await open(at('who', 'failed?reason=no_user_anon_id'))()
      const rule = page.locator('.ff-card:has(select)')
      await rule.locator('select').selectOption('set')
      await rule.locator('input').nth(0).fill('/userId')
      await rule.locator('input').nth(1).fill('anna')
      await rule.locator('button').nth(3).click()
      await rule.locator('pre').first().waitFor()
      await settled(page)
    },
    'failed, none': open(at('empty', 'failed')),
    privacy: open(at('demo', 'privacy')),
    'privacy, empty': open(at('empty', 'privacy')),
    'privacy, written': async () => {
      await open(at('demo', 'privacy'))()
      await page.locator('.ff-card:has(dl) button').first().click()
      await settled(page)
    },
    'person, consent': async () => {
      const { key } = await home.call('POST', '/workspaces/who/keys', { data: { scope: 'write' } })
      for (const [number, marketing] of [true, false].entries()) {
        const context = { consent: { categoryPreferences: { analytics: true, marketing } } }
        const data = { userId: 'anna', messageId: `agreed ${number}`, context }
        await page.context().request.post(`${base}/v1/identify`, { headers: { 'x-write-key': key }, data })
      }
      await open(at('who', 'people?id=anna'))()
      await page.locator('.ff-card:has(th + th + th) .ff-row button').nth(1).click()
      await settled(page)
    },
    'health of the data': open(at('who', 'health')),
    'health of the data, empty': open(at('empty', 'health')),
    links: open(at('demo', 'links')),
    'links, built': async () => {
      await open(at('demo', 'links'))()
      await page.locator('.ff-card input').first().fill('https://shop.example/lamps?utm_source=Instagram&utm_medium=Social')
      await page.locator('.ff-rules li').first().waitFor()
      await settled(page)
    },
    'links, taxonomy': async () => {
      await open(at('demo', 'links'))()
      await page.locator('.ff-card:has(dl) button').first().click()
      await settled(page)
    },
    'links, short': async () => {
      const data = { url: 'https://shop.example/', source: 'Instagram', medium: 'Social', campaign: 'Spring Sale', name: UNBROKEN }
      await home.call('POST', '/workspaces/who/links', { data })
      await open(at('who', 'links'))()
    },
    'links, empty': open(at('empty', 'links')),
    traffic: open(at('demo', 'traffic')),
    'traffic, written': async () => {
      await open(at('who', 'traffic'))()
      await page.locator('.ff-card .ff-row button').first().click()
      await page.locator('.ff-card > .ff-row').last().locator('button').first().click()
      await page.locator('section[role=status]').waitFor()
      await settled(page)
    },
    'traffic, empty': open(at('empty', 'traffic')),
  }
}
