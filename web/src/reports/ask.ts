import { type Send, send, within } from '../api/client'

/** Asks a question; the answer is of the question's kind. */
export async function ask<T>(workspace: string, question: object, signal?: AbortSignal): Promise<T> {
  const given: Send = { method: 'POST', json: question, ...(signal === undefined ? {} : { signal }) }
  const response = await send(within(workspace, '/ask'), given)
  return (await response.json()) as T
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an address held: a value as it stands, or one written in JSON. */
function held(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** What an address held, as an object; undefined where it is none. */
export function heldObject(value: unknown): Record<string, unknown> | undefined {
  const object = held(value)
  return isObject(object) ? object : undefined
}

/** What an address held, as a list; empty where it is none. */
export function heldList(value: unknown): unknown[] {
  const list = held(value)
  return Array.isArray(list) ? list : []
}

/** A whole number between two bounds that an address held; undefined for anything else. */
export const wholeOf = (value: unknown, least: number, most: number) => {
  const number = value === undefined || value === '' ? Number.NaN : Number(value)
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined
}

const MOST_GROUPS = 10_000

/** A group of an answer by its place. */
export const groupOf = (value: unknown) => wholeOf(value, 0, MOST_GROUPS)

/** Without the fields that say what leaving them out says. */
export function shortest<T extends { ask: string }>(question: T): T {
  const { ask: kind, ...rest } = question
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  return { ask: kind, ...Object.fromEntries(said) } as T
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** The same question for a terminal, over HTTP. */
export const curl = (origin: string, question: { ask: string }) =>
  `curl -s ${origin}/api/v1/ask -H "Authorization: Bearer $FULLFUNNEL_KEY" -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(shortest(question)))}`

/** The same question for a terminal on the server's machine. */
export const command = (workspace: string, question: { ask: string }) =>
  `echo ${quoted(JSON.stringify(shortest(question)))} | ./fullfunnel ask - --workspace ${quoted(workspace)}`

/** The number at a place of an answer; undefined where there is none. */
export function numberAt(answer: unknown, pointer: string): number | undefined {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  const found = names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], answer)
  return typeof found === 'number' ? found : undefined
}
