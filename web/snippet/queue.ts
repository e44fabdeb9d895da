import { random } from './identity'
import { load, save } from './store'

/** An event on its way, as Segment writes it. */
export interface Message {
  type: string
  messageId: string
  timestamp: string
  context: Record<string, unknown>
  anonymousId?: string | undefined
  [member: string]: unknown
}

/** Sends a body; tells that there is nothing more to do about it, or for how many seconds at least nothing shall come. */
export type Send = (messages: Message[], leaving: boolean) => Promise<'done' | number>

const NAME = 'ff_queue'
const SOON = 1_000
const AT_ONCE = 20
const MOST = 1_000
const LONGEST = 50_000 // what a page may still send while it is closed is 64 KB
const LATEST = 60_000
const LONGEST_ASKED = 3_600

/** How many bytes a text is on its way. */
export const bytes = (text: string) => new Blob([text]).size

/** The first messages that go into one body. */
export function portion(messages: Message[]): Message[] {
  let length = 0
  let count = 0
  for (const message of messages) {
    length += bytes(JSON.stringify(message))
    if (count > 0 && length > LONGEST) break
    count++
  }
  return messages.slice(0, count)
}

function kept(): Message[] {
  try {
    const list: unknown = JSON.parse(load(NAME) ?? '[]')
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

/** What waits to be sent. With consent it outlives the page: then a message may go twice and counts once. */
export function queue(send: Send, keeps: () => boolean) {
  let waiting: Message[] = []
  const underWay = new Set<Message>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const keep = (change: (list: Message[]) => Message[]) => {
    if (keeps()) {
      const list = change(kept()).slice(-MOST)
      save(NAME, list.length > 0 ? JSON.stringify(list) : undefined)
    }
  }

  function later(millis: number) {
    timer ??= setTimeout(() => flush(), millis)
  }

  /** One body after the other; all at once when the page goes. */
  function flush(leaving = false) {
    clearTimeout(timer)
    timer = undefined
    while (leaving || underWay.size === 0) {
      const next = portion(waiting.filter((message) => !underWay.has(message)))
      if (next.length === 0) return
      for (const message of next) underWay.add(message)
      void send(next, leaving).then((said) => settle(next, said))
    }
  }

  function settle(sent: Message[], said: 'done' | number) {
    for (const message of sent) underWay.delete(message)
    if (said === 'done') {
      failures = 0
      const ids = new Set(sent.map((message) => message.messageId))
      waiting = waiting.filter((message) => !ids.has(message.messageId))
      keep((list) => list.filter((message) => !ids.has(message.messageId)))
      if (waiting.length > 0) later(SOON)
    } else {
      const pause = Math.min(LATEST, SOON * 2 ** failures++)
      later(Math.max(pause, Math.min(LONGEST_ASKED, said) * 1_000) + pause * Math.random())
    }
  }

  return {
    flush,
    add(parts: Omit<Message, 'messageId' | 'timestamp'> & { type: string }) {
      const message = { messageId: random(), timestamp: new Date().toISOString(), ...parts } as Message
      waiting = [...waiting, message].slice(-MOST)
      keep((list) => [...list, message])
      if (failures === 0) {
        if (waiting.length >= AT_ONCE) flush()
        else later(SOON)
      }
    },
    /** Takes up what a page before could not send, and keeps what waits now. */
    begin() {
      const ids = new Set(waiting.map((message) => message.messageId))
      waiting = [...kept().filter((message) => !ids.has(message.messageId)), ...waiting]
      keep(() => waiting)
      if (waiting.length > 0) later(SOON)
    },
    /** Changes what nobody has sent yet. */
    change(edit: (message: Message) => void) {
      for (const message of waiting) if (!underWay.has(message)) edit(message)
    },
    forget: () => save(NAME),
  }
}
