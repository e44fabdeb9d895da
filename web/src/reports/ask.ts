import { send, within } from '../api/client'

/** Asks a question; the answer is of the question's kind. */
export async function ask<T>(workspace: string, question: object, signal: AbortSignal): Promise<T> {
  const response = await send(within(workspace, '/ask'), { method: 'POST', json: question, signal })
  return (await response.json()) as T
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an address held, as an object; undefined where it is none. */
export function heldObject(value: unknown): Record<string, unknown> | undefined {
  if (isObject(value)) return value
  if (typeof value !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

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
