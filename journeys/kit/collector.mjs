import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { request as ask, createServer } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { command, fresh, program } from './product.mjs'

/** `collect` on a data directory of its own, with a key for pages; `stop` gives all that it stored, as readers see it. */
export async function collector(name) {
  const data = fresh(name)
  const key = (await command(['key', 'create', '--scope', 'write', '--data', data])).out.trim()
  const running = program(['collect', '--port', '0', '--data', data])
  const [, port] = await running.says(/takes events at http:\/\/[\d.]+:(\d+)/)
  return {
    key,
    port: Number(port),
    /** The answer to a question, once it has stopped. */
    ask: async (question) => {
      const { code, out, err } = await command(['ask', '-', '--as', 'json', '--data', data], JSON.stringify(question))
      if (code !== 0) throw new Error(err)
      return JSON.parse(out).answer
    },
    /** What becomes of every event, once it has stopped: the conservation law. */
    check: async () => {
      const { code, out, err } = await command(['check', '--data', data])
      if (code !== 0) throw new Error(out + err)
      return out
    },
    stop: async () => {
      await running.stop()
      const file = join(data, 'events.ndjson')
      const { code, err } = await command(['export', 'events', '--to', file, '--data', data])
      if (code !== 0) throw new Error(err)
      return readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line))
    },
  }
}

const TYPES = { '.js': 'text/javascript', '.wav': 'audio/wav' }

/** Listens at a port of this machine; on https with a `secret`. */
async function listening(listener, secret) {
  const server = secret ? createSecure(secret, listener) : createServer(listener)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port, close: () => server.closeAllConnections() ?? server.close() }
}

/** Small pages under any name of this machine: `pages` gives the markup of a path, told the site's name. */
export const site = (pages, secret) =>
  listening((request, response) => {
    const [, name] = request.headers.host.split('.')
    const [path] = request.url.split('?')
    const body = pages[path]?.(name)
    const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type })
    response.end(body ?? '')
  }, secret)

/** A way to the collector that knows what was let in: by the name of the site, each event once. */
export async function door(port, secret) {
  const arrived = new Map()
  const refusals = []
  const note = (host, body) => {
    const ids = arrived.get(host.split('.')[1]) ?? new Set()
    arrived.set(host.split('.')[1], ids)
    const call = JSON.parse(body[0] === 0x1f ? gunzipSync(body) : body)
    for (const { messageId } of call.batch ?? [call]) ids.add(messageId)
  }
  const { port: own, close } = await listening(async (request, response) => {
    const parts = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const { method, headers, url } = request
    const events = method === 'POST' && url.startsWith('/v1/')
    const refusal = events && refusals.find(({ name }) => name === headers.host.split('.')[1])
    if (refusal) refusals.splice(refusals.indexOf(refusal), 1)
    if (refusal) return response.writeHead(refusal.status, refusal.headers).end()
    const through = ask({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      if (events && answer.statusCode === 200) note(headers.host, body)
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    through.on('error', () => response.destroy()).end(body)
  }, secret)
  return {
    port: own,
    /** The next body of a site is refused as the collector does it, which may say for how many seconds. */
    refuse: (name, status = 503, seconds = undefined) => {
      const more = seconds && { 'retry-after': seconds, 'access-control-expose-headers': 'Retry-After' }
      refusals.push({ name, status, headers: { 'access-control-allow-origin': '*', ...more } })
    },
    /** How many of them are still to come. */
    refusals: (name) => refusals.filter((one) => one.name === name).length,
    /** How many different events of a site were let in. */
    count: (name) => arrived.get(name)?.size ?? 0,
    /** Waits until so many different events of a site were let in. */
    has: async (name, events) => {
      for (const from = Date.now(); (arrived.get(name)?.size ?? 0) < events; await pause(20))
        if (Date.now() - from > 20_000) throw new Error(`of ${name} came ${arrived.get(name)?.size ?? 0} events, not ${events}`)
    },
    close,
  }
}

/** Waits until this is so. */
export async function becomes(look, wanted) {
  for (const from = Date.now(); ; await pause(20)) {
    const is = await look()
    if (isDeepStrictEqual(is, wanted)) return
    if (Date.now() - from > 20_000) assert.deepEqual(is, wanted)
  }
}

/** What stands in the journal of a site, a line an event: whose it is, its name, page and properties. */
export function told(events, name) {
  const mine = events.filter(({ given = {} }) => given['page.host']?.includes(`.${name}.`))
  const whose = [...new Set(mine.map(({ anonymousId }) => anonymousId))]
  const called = (id) => {
    if (!whose.includes(id)) whose.push(id)
    const kind = id.startsWith('day-') ? 'day' : 'id'
    return kind + (whose.filter((one) => one.startsWith('day-') === id.startsWith('day-')).indexOf(id) + 1)
  }
  return events
    .filter((event) => mine.includes(event) || (!event.given?.['page.host'] && whose.includes(event.anonymousId)))
    .map(({ type, event, userId, anonymousId, previousId, traits, properties = {}, given = {} }) => {
      const { visible_seconds: seconds, scroll_percent: percent, ...more } = properties
      if (event === 'Page Left') assert.ok(seconds >= 0 && seconds < 600 && percent === 100, `${seconds} ${percent}`)
      const said = Object.entries({ ...more, ...traits }).map(([property, value]) => ` ${property}=${String(value).replace(/:\d+/, '').replace(/(.)\1{9,}/, '$1…')}`)
      const from = given.referrer ? ` < ${new URL(given.referrer).pathname}` : ''
      const page = `${given['page.path'] ?? ''}${given['page.query'] ?? ''}${from}`
      const ids = [called(anonymousId), previousId && called(previousId), userId].filter(Boolean).join('=')
      return `${ids}: ${[event ?? type, page].filter(Boolean).join(' ')}${said.join('')}`
    })
}
