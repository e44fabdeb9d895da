import assert from 'node:assert/strict'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const BEGIN = Date.UTC(2026, 8, 1)
const PEOPLE = 6
const CRAWLS = 3

/** People who read a blog and a shop, and a program that crawls it. */
const MESSAGES = Array.from({ length: PEOPLE + CRAWLS }, (_, at) => {
  const timestamp = new Date(BEGIN + at * 86_400_000).toISOString()
  const userAgent = at < PEOPLE ? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' : 'ExampleBot/1.0'
  const page = { url: `https://shop.example/${at % 2 === 0 ? 'blog' : 'shop'}/page-${at}` }
  const userId = at === 0 ? 'ann@team.example' : `user ${at}`
  return { type: 'page', userId, timestamp, context: { userAgent, page } }
})

const walk = stage('rules', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('rules')
  await home.bring('rules', 'pages.ndjson', MESSAGES.map((each) => JSON.stringify(each)).join('\n'))
})

const QUESTION = { ask: 'figures', figures: ['events'] }
const events = async (home) => (await home.ask('rules', QUESTION)).answer.total.values.events

walk('the team is left out once a rule says so, and counts again when it is taken back', async ({ page, server, home, wrong }) => {
  assert.equal(await events(home), PEOPLE)
  await page.goto(`${server.base}/w/rules/home`)
  await page.getByRole('link', { name: 'Bots and team' }).click()
  await page.getByText(`${CRAWLS} events of programs and 0 of the team are left out`).waitFor()

  await page.getByRole('button', { name: 'Change the rules' }).click()
  await page.getByRole('combobox', { name: 'E-mails of the team' }).fill('@team.example')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'See what would change' }).click()
  const team = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'The team', exact: true }) })
  await team.waitFor()
  assert.deepEqual(await team.locator('td').allTextContents(), ['0', '1', '0', '1'])
  assert.equal(await events(home), PEOPLE)

  await page.getByRole('button', { name: 'Save these rules' }).click()
  await page.getByText('Saved as version 1.').waitFor()
  await page.getByText(`${CRAWLS} events of programs and 1 of the team are left out`).waitFor()
  assert.equal(await events(home), PEOPLE - 1)

  await page.goto(`${server.base}/w/rules/people?id=ann%40team.example`)
  await page.getByText('The team’s: left out of questions').first().waitFor()
  assert.deepEqual(wrong, [])
})

walk('a proposed page group is looked at, kept and removed', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/rules/page-groups`)
  await page.getByRole('button', { name: /^Take .*blog/i }).click()
  await page.getByText(/So far \d+ views by \d+ people match/).waitFor()
  await page.getByLabel('Topic').fill('living')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'living' }).waitFor()
  await page.getByRole('button', { name: /^Delete/ }).click()
  await page.getByRole('row').filter({ hasText: 'living' }).waitFor({ state: 'detached' })
  assert.deepEqual(wrong, [])
})

walk('what keeps ids apart is chosen', async ({ page, server, wrong }) => {
  await page.goto(`${server.base}/w/rules/identity`)
  await page.getByLabel('Ids that evidence may join into one person').fill('500')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await settled(page)
  await page.reload()
  assert.equal(await page.getByLabel('Ids that evidence may join into one person').inputValue(), '500')
  await page.getByText('All evidence joined people; nothing is set aside.').waitFor()
  assert.deepEqual(wrong, [])
})

walk('a link is built, mended and made short; whoever follows it is counted', async ({ page, server, home, wrong }) => {
  await page.goto(`${server.base}/w/rules/links`)
  await page.getByLabel('Where it leads').fill('https://shop.example/lamps#top')
  await page.getByRole('combobox', { name: 'Source' }).fill('Instagram')
  await page.getByRole('combobox', { name: 'Medium' }).fill('social')
  await page.getByRole('combobox', { name: 'Campaign' }).fill('spring')
  await page.getByRole('button', { name: 'Take instagram' }).click()
  await page.getByText('Nothing is wrong with it.').waitFor()
  await page.getByText('https://shop.example/lamps?utm_source=instagram&utm_medium=social&utm_campaign=spring#top').waitFor()
  await page.getByText('Channel: Organic Social').waitFor()
  await page.getByLabel('Name of the short link').fill('Bio')
  await page.getByRole('button', { name: 'Make a short link' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Bio' })
  const address = (await row.locator('code').textContent()) ?? ''

  const answer = await fetch(address, { redirect: 'manual', headers: { 'user-agent': 'Firefox/140.0' } })
  assert.equal(answer.status, 302)
  assert.match(answer.headers.get('location') ?? '', /^https:\/\/shop\.example\/lamps\?utm_source=instagram/)
  const clicks = async () => (await home.ask('rules', { ask: 'figures', figures: [{ count: 'Link Clicked', as: 'n' }] })).answer.total.values.n
  while ((await clicks()) === 0) await page.waitForTimeout(50)
  await page.reload()
  await row.getByRole('link', { name: 'Clicks of Bio' }).click()
  await page.getByRole('dialog').getByText('Link Clicked').waitFor()
  await page.keyboard.press('Escape')

  const [code] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: 'QR SVG: Bio' }).click()])
  assert.match(code.suggestedFilename(), /^link-.{22}\.svg$/)
  await row.getByRole('button', { name: 'Take away: Bio' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click()
  await page.getByText('taken away; leads nowhere').waitFor()
  assert.equal((await fetch(address, { redirect: 'manual' })).status, 404)
  assert.deepEqual(wrong, [])
})
