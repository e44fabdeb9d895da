/** What one pastes to send a first event: each holds the address and the key. */
export interface Snippet {
  name: 'curl' | 'node' | 'segment' | 'browser'
  text: string
}

const EVENT = { userId: 'test-1', event: 'Test Event' }

const curl = (host: string, key: string) => `curl ${host}/v1/track -u ${key}: -d '${JSON.stringify(EVENT)}'`

const node = (host: string, key: string) =>
  `await fetch('${host}/v1/track', {
  method: 'POST',
  headers: { 'X-Write-Key': '${key}', 'Content-Type': 'application/json' },
  body: JSON.stringify({ userId: '${EVENT.userId}', event: '${EVENT.event}' }),
})`

const segment = (host: string, key: string) =>
  `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${key}', host: '${host}' })
analytics.track({ userId: '${EVENT.userId}', event: '${EVENT.event}' })
await analytics.closeAndFlush()`

const browser = (host: string, key: string) => `<script async src="${host}/ff.js" data-key="${key}"></script>`

/** A key that is no secret may stand in a page. */
export const snippets = (host: string, key: string, open: boolean): Snippet[] => [
  { name: 'curl', text: curl(host, key) },
  { name: 'node', text: node(host, key) },
  { name: 'segment', text: segment(host, key) },
  ...(open ? [{ name: 'browser' as const, text: browser(host, key) }] : []),
]

/** Whether a text may be the key of this id: what it holds besides goes into a command unchanged. */
export const isKey = (text: string, id: string): boolean => new RegExp(`^ff_${id}_[\\w-]{16,}$`).test(text)
