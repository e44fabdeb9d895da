import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { request as ask, createServer } from 'node:http'
import { join } from 'node:path'
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

/** Small pages under any name of this machine: `pages` gives the markup of a path, told the site's name. */
export async function site(pages) {
  const server = createServer((request, response) => {
    const [, name] = request.headers.host.split('.')
    const body = pages[request.url.split('?')[0]]?.(name)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(body ?? '')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port, close: () => server.closeAllConnections() ?? server.close() }
}

/** A way to the collector that knows what was let in: by the name of the site, each event once. */
export async function door(port) {
  const arrived = new Map()
  const state = { busy: 0 }
  const note = (host, body) => {
    const ids = arrived.get(host.split('.')[1]) ?? new Set()
    arrived.set(host.split('.')[1], ids)
    const call = JSON.parse(body[0] === 0x1f ? gunzipSync(body) : body)
    for (const { messageId } of call.batch ?? [call]) ids.add(messageId)
  }
  const server = createServer(async (request, response) => {
    const parts = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const events = request.method === 'POST' && request.url.startsWith('/v1/')
    if (events && state.busy-- > 0) return response.writeHead(503, { 'access-control-allow-origin': '*' }).end()
    const { method, headers, url } = request
    const through = ask({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      if (events && answer.statusCode === 200) note(headers.host, body)
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    through.on('error', () => response.destroy()).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    /** So many of the next bodies are answered 503. */
    refuse: (bodies) => {
      state.busy = bodies
    },
    /** Waits until so many different events of a site were let in. */
    has: async (name, events) => {
      for (const from = Date.now(); (arrived.get(name)?.size ?? 0) < events; await pause(20))
        if (Date.now() - from > 20_000) throw new Error(`of ${name} came ${arrived.get(name)?.size ?? 0} events, not ${events}`)
    },
    close: () => server.closeAllConnections() ?? server.close(),
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
      if (event === 'Page Left') assert.ok(seconds >= 0 && seconds < 60 && percent === 100, `${seconds} ${percent}`)
      const said = Object.entries({ ...more, ...traits }).map(([property, value]) => ` ${property}=${String(value).replace(/:\d+/, '')}`)
      const from = given.referrer ? ` < ${new URL(given.referrer).pathname}` : ''
      const page = `${given['page.path'] ?? ''}${given['page.query'] ?? ''}${from}`
      const ids = [called(anonymousId), previousId && called(previousId), userId].filter(Boolean).join('=')
      return `${ids}: ${[event ?? type, page].filter(Boolean).join(' ')}${said.join('')}`
    })
}
