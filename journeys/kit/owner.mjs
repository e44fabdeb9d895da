import assert from 'node:assert/strict'

export const OWNER = {
  name: 'Ada Kowalska',
  email: 'ada@example.org',
  password: 'seven blue herons wade',
}
const JOB_STEP = 5_000

/** The product over HTTP as the page's own scripts use it: the page's cookies, the token against forgery. */
export function api(page, base) {
  let csrf = ''
  const call = async (method, path, given = {}) => {
    const response = await page.context().request.fetch(`${base}/api/v1${path}`, {
      method,
      headers: { 'x-csrf-token': csrf, origin: base, ...given.headers },
      data: given.data,
    })
    const text = await response.text()
    assert.ok(response.ok(), `${method} ${path}: ${response.status()} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const session = async (given) => {
    csrf = given.csrf
    return given
  }
  const signIn = async () => {
    await session(await call('GET', '/session'))
    const { email, password } = OWNER
    return session(await call('POST', '/session', { data: { email, password } }))
  }
  return {
    call,
    /** Becomes the owner by the link that the server printed, or signs in where there is one; the page is signed in afterwards. */
    own: async (link) => {
      if (!link) return signIn()
      await session(await call('GET', '/session'))
      const token = new URL(link).pathname.split('/').pop()
      return session(await call('POST', '/setup', { data: { ...OWNER, token, language: 'en' } }))
    },
    signIn,
    workspace: (name) =>
      call('POST', '/workspaces', { data: { name, zone: 'UTC', currency: 'EUR', weekStart: 'monday' } }),
    ask: (workspace, question) => call('POST', `/workspaces/${encodeURIComponent(workspace)}/ask`, { data: question }),
    /** Brings a file in and waits for it. */
    bring: async (workspace, name, text, options = {}) => {
      const at = `/workspaces/${encodeURIComponent(workspace)}`
      const { upload } = await call('POST', `${at}/uploads?name=${encodeURIComponent(name)}`, {
        data: Buffer.from(text),
        headers: { 'content-type': 'application/octet-stream' },
      })
      const plain = { into: 'events', format: 'auto', map: {}, set: {}, time: null, zone: null, separator: null }
      let job = await call('POST', `${at}/imports`, { data: { upload, options: { ...plain, ...options }, dryRun: false } })
      while (job.state === 'running') job = await call('GET', `/jobs/${job.job}?wait=${JOB_STEP}`)
      assert.equal(job.state, 'done', JSON.stringify(job.problem))
      return job.result
    },
  }
}

/** Signs in on the page, as a person does. */
export async function signIn(page, { email, password } = OWNER) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel(/^Password/).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
