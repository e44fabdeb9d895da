import { Problem, problemOf, unreachable } from './problem'
import { knock, LONG, met } from './reach'

let csrf = ''
let signedOut: () => void = () => undefined

/** The token that requests which change something carry; it comes with the session. */
export const keepCsrf = (token: string) => {
  csrf = token
}

/** Hears that the session is over, so that the page can ask to sign in again. */
export const onSignedOut = (listener: () => void) => {
  signedOut = listener
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Send {
  method?: Method
  json?: unknown
  body?: Blob
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Sends one request; anything but success is thrown as a Problem. */
export async function send(path: string, given: Send = {}): Promise<Response> {
  try {
    return await sendOnce(path, given)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'csrf') throw error
  }
  // the token was that of a session that has ended
  const { csrf: fresh } = (await (await sendOnce('/session')).json()) as { csrf: string }
  keepCsrf(fresh)
  return sendOnce(path, given)
}

async function sendOnce(path: string, { method = 'GET', json, body, headers, signal }: Send = {}): Promise<Response> {
  const all = new Headers({ accept: 'application/json', ...headers })
  if (method !== 'GET') all.set('x-csrf-token', csrf)
  if (json !== undefined) all.set('content-type', 'application/json')
  if (body !== undefined) all.set('content-type', 'application/octet-stream')
  const request: RequestInit = { method, headers: all, credentials: 'same-origin' }
  if (json !== undefined) request.body = JSON.stringify(json)
  if (body !== undefined) request.body = body
  if (signal) request.signal = signal
  const long = setTimeout(() => void knock(), LONG)
  const response = await fetch(`/api/v1${path}`, request)
    .catch((error: unknown) => {
      if (signal?.aborted) throw error
      met(false)
      throw unreachable()
    })
    .finally(() => clearTimeout(long))
  const there = !isOfProxy(response)
  met(there)
  if (!there) throw unreachable(response.status)
  if (response.ok) return response
  if (response.status === 401 && path !== '/session') signedOut()
  throw await problemOf(response)
}

/** The server's own errors are JSON; a page that says 502 is of one that stands before it. */
const isOfProxy = ({ status, headers }: Response) =>
  status >= 502 && status <= 504 && !(headers.get('content-type') ?? '').includes('json')

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send(path, signal ? { signal } : {})).json()) as T
}

export async function change<T>(method: Exclude<Method, 'GET'>, path: string, json?: unknown): Promise<T> {
  const response = await send(path, json === undefined ? { method } : { method, json })
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** A path below a workspace; its name may hold anything. */
export const within = (workspace: string, rest = '') => `/workspaces/${encodeURIComponent(workspace)}${rest}`
