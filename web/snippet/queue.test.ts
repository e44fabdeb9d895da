import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Message, portion, queue } from './queue'

let kept: Map<string, string>
let sent: string[][]
let answer: (said: 'done' | number) => void

beforeEach(() => {
  vi.useFakeTimers()
  kept = new Map()
  sent = []
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const names = (list: Message[]) => list.map(({ event }) => event as string)
const send = (list: Message[]) => {
  sent.push(names(list))
  return new Promise<'done' | number>((resolve) => {
    answer = resolve
  })
}
const told = (event: string) => ({ type: 'track', event, context: {} })
const stored = () => names(JSON.parse(kept.get('ff_queue') ?? '[]'))
const answered = async (said: 'done' | number) => {
  answer(said)
  await vi.advanceTimersByTimeAsync(0)
}

it('gathers for a second, and forgets what arrived', async () => {
  const out = queue(send, () => true)
  out.add(told('a'))
  out.add(told('b'))
  expect([sent, stored()]).toEqual([[], ['a', 'b']])
  await vi.advanceTimersByTimeAsync(1_000)
  expect([sent, stored()]).toEqual([[['a', 'b']], ['a', 'b']])
  await answered('done')
  expect(stored()).toEqual([])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(sent).toHaveLength(1)
})

it('sends again what did not arrive, in ever longer pauses', async () => {
  const out = queue(send, () => true)
  out.add(told('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  await answered(0)
  out.add(told('b'))
  await vi.advanceTimersByTimeAsync(999)
  expect(sent).toEqual([['a']])
  await vi.advanceTimersByTimeAsync(1_001)
  expect(sent).toEqual([['a'], ['a', 'b']])
  await answered(0)
  await vi.advanceTimersByTimeAsync(1_999)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_001)
  await answered('done')
  expect([sent.length, stored()]).toEqual([3, []])
})

it('waits as long as the collector asks, and never for more than an hour and its pause', async () => {
  const out = queue(send, () => true)
  out.add(told('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  await answered(30)
  out.add(told('b'))
  await vi.advanceTimersByTimeAsync(29_999)
  expect(sent).toEqual([['a']])
  await vi.advanceTimersByTimeAsync(1_001)
  expect(sent).toEqual([['a'], ['a', 'b']])
  await answered(9e9)
  await vi.advanceTimersByTimeAsync(3_599_999)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_001)
  expect(sent).toHaveLength(3)
})

it('outlives the page with consent only', async () => {
  queue(send, () => true).add(told('a'))
  queue(send, () => false).add(told('b'))
  expect(stored()).toEqual(['a'])
  const next = queue(send, () => true)
  next.begin()
  next.flush()
  expect(sent).toEqual([['a']])
})

it('goes all at once when the page goes, without what is under way', async () => {
  const out = queue(send, () => false)
  out.add(told('a'))
  out.flush()
  out.add({ ...told('b'), context: { text: 'x'.repeat(40_000) } })
  out.add({ ...told('c'), context: { text: 'x'.repeat(40_000) } })
  out.flush()
  expect(sent).toEqual([['a']])
  out.flush(true)
  expect(sent).toEqual([['a'], ['b'], ['c']])
})

it('changes what nobody has seen yet', async () => {
  const out = queue(send, () => false)
  const seen: string[][] = []
  out.add(told('a'))
  out.flush()
  out.add(told('b'))
  out.change((message) => seen.push(names([message])))
  expect(seen).toEqual([['b']])
})

it('lives where storage is blocked or full of something else', () => {
  kept.set('ff_queue', '{"no":"list"}')
  const out = queue(send, () => true)
  out.begin()
  vi.stubGlobal('localStorage', undefined)
  out.add(told('a'))
  out.flush()
  expect(sent).toEqual([['a']])
})

it('cuts what is too long for one body', () => {
  const long = { type: 'track', messageId: '', timestamp: '', context: { text: 'x'.repeat(30_000) } }
  expect(portion([long, long, long])).toHaveLength(1)
  const chinese = { ...long, context: { text: '灯'.repeat(10_000) } }
  expect(portion([chinese, chinese, chinese])).toHaveLength(1)
  expect(portion([])).toEqual([])
})
