import assert from 'node:assert/strict'
import { explorer, figures } from '../../kit/funnel.mjs'
import { settled } from '../../kit/look.mjs'
import { stage } from '../../kit/stage.mjs'

const WORDS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '<svg onload=alert(3)>',
  '"><script>journeyRan(4)</script>',
  'javascript:alert(5)',
  "{{constructor.constructor('alert(6)')()}}",
  '${alert(7)}',
  "'-journeyRan(8)-'",
  '</title><script>alert(9)</script>',
  '<a href="javascript:alert(10)" autofocus onfocus=alert(10)>x</a>',
]
const DAY = 86_400_000
const BEGIN = Date.UTC(2026, 8, 1)

const idOf = (word) => `user ${word}`
/** Ids as shops have them; none of them may mean anything to an address. */
const IDS = ['a/b/../c', '100 %', '%2F', 'x+y&id=z@example.org', '1e5', '007', '[1]', 'Zoë 李', '?#', '"quoted"', '\\']

const messages = WORDS.flatMap((word, at) => {
  const userId = idOf(word)
  const timestamp = (later) => new Date(BEGIN + (at + later) * DAY).toISOString()
  const properties = { [word]: word, title: word, url: word, utm_source: word }
  const context = { page: { title: word, url: word, referrer: word }, campaign: { name: word, source: word } }
  return [
    { type: 'identify', userId, anonymousId: word, timestamp: timestamp(0), traits: { name: word, [`trait ${word}`]: word } },
    { type: 'page', userId, name: word, timestamp: timestamp(0.1), properties, context },
    ...WORDS.slice(0, 4).map((event, step) => ({
      type: 'track',
      userId,
      event,
      timestamp: timestamp(0.2 + step * 0.1),
      properties,
      context,
    })),
  ]
})

const walk = stage('strange-words')

/** Nothing of the page came out of a word: no script, no handler, no address that runs. */
async function inert(page) {
  await settled(page)
  const alive = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (each) =>
          (each.tagName === 'SCRIPT' && !each.src) ||
          each.getAttributeNames().some((name) => name.startsWith('on')) ||
          ['href', 'src', 'action', 'formaction'].some((name) => /^\s*javascript:/i.test(each.getAttribute(name) ?? '')) ||
          (each.tagName === 'IMG' && each.getAttribute('src') === 'x'),
      )
      .map((each) => each.outerHTML.slice(0, 200)),
  )
  assert.deepEqual(alive, [], page.url())
}

walk('words that look like programs stay words', async ({ server, home, page, wrong }) => {
  await home.own(server.link())
  await home.workspace('strange')
  const at = `${server.base}/w/strange`

  await page.goto(`${at}/data`)
  const name = '<img src=x onerror=alert(11)>.ndjson'
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(messages.map((each) => JSON.stringify(each)).join('\n')),
  })
  // A name of a file keeps its letters; what could mean something to another program is left out.
  const setup = page.getByRole('region', { name: 'img srcx onerroralert(11).ndjson' })
  await setup.getByRole('button', { name: 'Import' }).waitFor()
  await inert(page)
  await setup.getByRole('button', { name: 'Import' }).click()
  await setup.getByText(/events of 10 people went in/).waitFor()
  await inert(page)

  await home.call('PUT', '/workspaces/strange/goals/lead', { data: { event: WORDS[0], where: [{ property: WORDS[1], op: '=', value: WORDS[2] }] } })
  await home.call('PUT', `/workspaces/strange/audiences/${encodeURIComponent(WORDS[1])}`, { data: { did: WORDS[0] } })
  await home.call('PUT', '/workspaces/strange/channels', {
    data: { note: WORDS[3], rules: { rules: [{ channel: WORDS[0], when: { property: 'source', op: '=', value: WORDS[1] } }], otherwise: WORDS[2] } },
  })
  for (const place of ['home', 'people', 'settings', 'sources', 'arrivals', 'failed', 'data', 'channels?last=', 'goals', 'goals?edit=lead', 'audiences']) {
    await page.goto(`${at}/${place}`)
    await inert(page)
  }
  for (const property of WORDS) {
    const steps = WORDS.slice(0, 4).map((event) => ({ match: { event, where: [{ property, op: 'exists' }] }, label: event }))
    await page.goto(explorer(server.base, 'strange', { ask: 'funnel', steps, by: { property }, trend: 'day' }))
    await figures(page)
    await inert(page)
  }
  const asked = { ask: 'figures', figures: ['visits', ...WORDS.slice(0, 4).map((count) => ({ count, as: count }))], by: [WORDS[0], 'source'], every: 'day' }
  for (const more of [{}, { of: '/total/values/visits' }, { sort: WORDS[1] }]) {
    await page.goto(`${at}/figures?${new URLSearchParams({ q: JSON.stringify(asked), ...more })}`)
    await page.getByRole('columnheader', { name: WORDS[1], includeHidden: true }).first().waitFor({ state: 'attached' })
    await inert(page)
  }
  await page.goto(explorer(server.base, 'strange', { ask: 'funnel', steps: WORDS.slice(0, 2) }, { of: '/steps/0/reached' }))
  await page.getByRole('dialog').locator('tbody tr').nth(WORDS.length - 1).waitFor()
  await inert(page)
  for (const word of WORDS) {
    await page.goto(`${at}/people?${new URLSearchParams({ id: idOf(word) })}`)
    await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
    await inert(page)
  }
  assert.deepEqual(wrong, [])
})

walk('whoever is found by an id has a page with an address, whatever the id holds', async ({ server, home, page, wrong }) => {
  wrong.length = 0
  await home.workspace('ids')
  const rows = IDS.map((userId, at) => ({ type: 'track', event: 'view', userId, timestamp: new Date(BEGIN + at * DAY).toISOString() }))
  await home.bring('ids', 'ids.ndjson', rows.map((each) => JSON.stringify(each)).join('\n'))
  const found = async (id) => {
    await page.getByRole('heading', { name: 'One person, these ids' }).waitFor()
    await page.getByRole('cell', { name: id, exact: true }).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('id'), id)
  }
  for (const id of IDS) {
    await page.goto(`${server.base}/w/ids/people`)
    await page.getByLabel('Id or e-mail').fill(id)
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await found(id)
    await page.reload()
    await found(id)
  }
  await page.goto(`${server.base}/w/ids/people/${encodeURIComponent('x+y&id=z@example.org')}`) // as links were before
  await found('x+y&id=z@example.org')
  assert.deepEqual(wrong, [])
})

walk('words of an address stay words, and what is not known says so', async ({ server, page, wrong }) => {
  wrong.length = 0
  for (const word of WORDS) {
    await page.goto(explorer(server.base, 'strange', { ask: 'funnel', steps: [{ match: { event: word }, label: word }], [word]: word }))
    await inert(page)
    await page.goto(explorer(server.base, word, { ask: 'funnel', steps: [word] }, { of: word }))
    await inert(page)
  }
  await page.goto(`${server.base}/w/strange/people?${new URLSearchParams({ id: `${WORDS[1]}-nobody` })}`)
  await page.getByText('Nobody has this id').waitFor()
  await inert(page)
  // What the server refuses, the browser writes on its console by itself.
  assert.deepEqual(wrong.filter((line) => !line.startsWith('console: Failed to load resource')), [])
})
