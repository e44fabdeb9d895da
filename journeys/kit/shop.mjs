/** A generator of numbers 0 ≤ n < 1 that gives the same ones every time. */
export function numbers(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const STEPS = ['view', 'cart', 'purchase']
const HEAD = 'event_time,event_type,product_id,category_code,brand,price,user_id,user_session'
/** Which of its columns is which field. */
export const MAP = { time: 'event_time', event: 'event_type', userId: 'user_id' }
const BEGIN = Date.UTC(2026, 8, 1)

/** What `people` people did in a small shop, in the order of time; no two things at one second. */
export function shop(people, seed = 7) {
  const next = numbers(seed)
  const rows = []
  for (let at = 0; at < people * 6; at++) {
    const dice = next()
    const event = dice < 0.6 ? STEPS[0] : dice < 0.85 ? STEPS[1] : STEPS[2]
    const person = 1 + Math.floor(next() * next() * people)
    rows.push({ time: BEGIN + at * 61_000, event, user: `user ${person}`, price: (1 + next() * 99).toFixed(2) })
  }
  return rows
}

const moment = (time) => `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** The rows as a file, its last line cut off as that of a real one. */
export const cutOff = (rows) =>
  [
    HEAD,
    ...rows.map(({ time, event, user, price }, at) =>
      [moment(time), event, 1000 + (at % 17), 'appliances.kitchen', 'elenberg', price, user, `visit ${user}`].join(','),
    ),
    '2026-09-30 02:50:00 UTC,view,1003,appliances.kit',
  ].join('\n')

/** How many people did the steps one after the other, counted by hand: the earliest that comes after the one before. */
export function reached(rows, steps) {
  const stands = new Map()
  for (const { event, user } of rows) {
    const done = stands.get(user) ?? 0
    if (event === steps[done]) stands.set(user, done + 1)
  }
  return steps.map((_, at) => [...stands.values()].filter((done) => done > at).length)
}
