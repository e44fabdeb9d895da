import assert from 'node:assert/strict'
import { stage } from '../../kit/stage.mjs'
import { asLines, WHO } from '../../kit/who.mjs'

const walk = stage('leaving', async ({ server, home }) => {
  await home.own(server.link())
  await home.workspace('leaving')
  await home.bring('leaving', 'who.ndjson', asLines(WHO))
})

const people = async (home) =>
  (await home.ask('leaving', { ask: 'figures', figures: ['people'] })).answer.total.values.people

walk('all that is known of somebody is taken along, then they are erased, once their id is typed', async ({ page, server, home, wrong }) => {
  const before = await people(home)
  await page.goto(`${server.base}/w/leaving/people?id=anna`)
  const leaving = page.getByRole('region', { name: 'All that is known of them' })
  const download = page.waitForEvent('download')
  await leaving.getByRole('link', { name: 'Everything known, as JSON' }).click()
  const text = (await (await (await download).createReadStream()).toArray()).join('')
  assert.ok(text.includes('anna@example.org') && text.includes('Opole'), text.slice(0, 500))

  await leaving.getByRole('button', { name: 'Erase this person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase a person' })
  await dialog.getByText(/under 3 ids are lost for good/).waitFor()
  const sure = dialog.getByRole('button', { name: 'Erase for good' })
  assert.equal(await sure.isDisabled(), true)
  const { person } = await home.call('GET', '/workspaces/leaving/person?id=anna')
  const typed = dialog.getByRole('textbox')
  await typed.fill('anna')
  assert.equal(await sure.isDisabled(), true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(await people(home), before)

  await leaving.getByRole('button', { name: 'Erase this person' }).click()
  await typed.fill(person)
  await sure.click()
  await page.getByText('This person is erased; nothing of them is left.').waitFor()
  assert.equal(await people(home), before - 1)
  await page.goto(`${server.base}/w/leaving/people?id=anna`)
  await page.getByRole('heading', { name: 'Nobody has this id' }).waitFor()
  assert.deepEqual(wrong.filter((line) => !line.includes('404')), [])
})
