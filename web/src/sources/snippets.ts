/** What one pastes to send a first event: each holds the address and the key. */
export interface Snippet {
  name: 'curl' | 'node' | 'segment' | 'rudder' | 'java' | 'browser' | 'next' | 'pixel'
  text: string
  /** Where the guide says more. */
  guide: string
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

const rudder = (host: string, key: string) =>
  `import RudderAnalytics from '@rudderstack/rudder-sdk-node'

const client = new RudderAnalytics('${key}', { dataPlaneUrl: '${host}' })
client.track({ userId: '${EVENT.userId}', event: '${EVENT.event}' })
await client.flush()`

const java = (host: string, key: string) =>
  `Analytics analytics = Analytics.builder("${key}").endpoint("${host}").build();
analytics.enqueue(TrackMessage.builder("${EVENT.event}").userId("${EVENT.userId}"));
analytics.flush();
analytics.shutdown();`

const next = (host: string, key: string) => {
  const [protocol, place] = host.split('://')
  return `import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load(
  { writeKey: '${key}', cdnSettings: { integrations: { 'Segment.io': { apiKey: '${key}' } } } },
  { integrations: { 'Segment.io': { apiHost: '${place}/v1', protocol: '${protocol}' } } },
)
analytics.page()`
}

const browser = (host: string, key: string) => `<script async src="${host}/ff.js" data-key="${key}"></script>`

const pixel = (host: string, key: string) =>
  `<noscript><img src="${host}/px.gif?key=${key}&amp;page" alt="" width="1" height="1" referrerpolicy="no-referrer-when-downgrade"></noscript>`

/** What runs in a page and says from which. */
const IN_PAGES = ['browser', 'next']

/** What a key is for: a secret one must not stand in a page, one that is bound to pages opens nothing elsewhere. */
export const snippets = (host: string, key: string, open: boolean, bound = false): Snippet[] =>
  all(host, key, open).filter(({ name }) => !bound || IN_PAGES.includes(name))

const all = (host: string, key: string, open: boolean): Snippet[] => [
  { name: 'curl', text: curl(host, key), guide: 'collect.md' },
  { name: 'node', text: node(host, key), guide: 'collect.md' },
  { name: 'segment', text: segment(host, key), guide: 'clients/segment-node.md' },
  { name: 'rudder', text: rudder(host, key), guide: 'clients/rudderstack-node.md' },
  { name: 'java', text: java(host, key), guide: 'clients/segment-java.md' },
  ...(open
    ? [
        { name: 'browser' as const, text: browser(host, key), guide: 'snippet.md' },
        { name: 'next' as const, text: next(host, key), guide: 'clients/segment-browser.md' },
        { name: 'pixel' as const, text: pixel(host, key), guide: 'pixel.md' },
      ]
    : []),
]

/** What stands in a field of origins, one a line. */
export const originsOf = (text: string): string[] => text.split(/\s+/).filter((origin) => origin !== '')

/** Whether a text may be the key of this id: what it holds besides goes into a command unchanged. */
export const isKey = (text: string, id: string): boolean => new RegExp(`^ff_${id}_[\\w-]{16,}$`).test(text)
