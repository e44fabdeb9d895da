const DAY = 86_400_000
const BEGIN = Date.UTC(2026, 8, 1)
const at = (day) => new Date(BEGIN + day * DAY).toISOString()

/** One human on a phone and a computer, who signs up on both; and somebody with an address of their own on that phone. */
export const WHO = [
  { type: 'page', anonymousId: 'phone', timestamp: at(0), context: { campaign: { source: 'facebook', medium: 'cpc', name: 'autumn' }, page: { url: 'https://shop.example/?utm_source=facebook&utm_medium=cpc&utm_campaign=autumn' } } },
  { type: 'identify', anonymousId: 'phone', userId: 'anna', timestamp: at(1), traits: { email: 'anna@example.org', city: 'Opole' } },
  { type: 'page', anonymousId: 'computer', timestamp: at(2), context: { page: { url: 'https://shop.example/', referrer: 'https://www.google.com/' } } },
  { type: 'track', event: 'Order Completed', anonymousId: 'computer', userId: 'anna', timestamp: at(3), properties: { revenue: 20, currency: 'EUR', order_id: 'o-1' } },
  { type: 'group', userId: 'anna', groupId: 'acme', timestamp: at(3.1), traits: { plan: 'gold' } },
  { type: 'identify', anonymousId: 'phone', userId: 'jan', timestamp: at(4), traits: { email: 'jan@example.org' } },
  { type: 'page', anonymousId: 'tablet', timestamp: at(5), context: { page: { url: 'https://shop.example/a' } } },
]

export const asLines = (messages) => messages.map((each) => JSON.stringify(each)).join('\n')
