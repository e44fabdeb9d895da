import { numbers } from './shop.mjs'

const DAY = 86_400_000
/** A Monday; the newest event falls on it, so the last seven days are those of the week before it. */
const TODAY = Date.UTC(2026, 8, 28)
const CHANNELS = ['Organic Search', 'Email', 'Paid Social']
const DAYS = 21

/** Three weeks of a small shop whose messages say their channel: every visit one page, some with an order. */
export function weeks(people = 40, seed = 11) {
  const next = numbers(seed)
  const visits = []
  for (let day = 0; day <= DAYS; day++) {
    const many = day === DAYS ? 1 : 12 + Math.floor(next() * 10)
    for (let at = 0; at < many; at++) {
      const time = TODAY - (DAYS - day) * DAY + 3_600_000 + at * 2_400_000
      const channel = CHANNELS[Math.floor(next() * next() * CHANNELS.length)]
      const cents = next() < 0.3 ? 500 + Math.floor(next() * 9_000) : 0
      visits.push({ time, channel, cents, user: `user ${1 + Math.floor(next() * people)}`, order: `o-${visits.length}` })
    }
  }
  return visits
}

/** As messages, one a line. */
export const asMessages = (visits) =>
  visits
    .flatMap(({ time, channel, cents, user, order }) => {
      const at = (later) => new Date(time + later).toISOString()
      const page = { type: 'page', userId: user, timestamp: at(0), properties: { channel } }
      const buy = { type: 'track', event: 'Order Completed', userId: user, timestamp: at(60_000), properties: { channel, order_id: order, revenue: cents / 100, currency: 'EUR' } }
      return cents > 0 ? [page, buy] : [page]
    })
    .map((message) => JSON.stringify(message))
    .join('\n')

/** Counted by hand: a channel's figures of the seven days that end `ago` weeks before the newest day. */
export function week(visits, channel, ago = 0) {
  const to = TODAY - ago * 7 * DAY
  const own = visits.filter((visit) => (channel === undefined || visit.channel === channel) && visit.time >= to - 7 * DAY && visit.time < to)
  const bought = own.filter(({ cents }) => cents > 0)
  return {
    visits: own.length,
    people: new Set(own.map(({ user }) => user)).size,
    sales: bought.length,
    revenue: bought.reduce((sum, { cents }) => sum + cents, 0) / 100,
  }
}

export const channelsOf = (visits) => [...new Set(visits.map(({ channel }) => channel))]
