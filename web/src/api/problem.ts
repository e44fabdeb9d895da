/** An answer of the server that says what went wrong, in words for a person. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly body: Record<string, unknown>

  constructor(status: number, code: string, detail: string, body: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.body = body
  }
}

const text = (value: unknown, otherwise: string) => (typeof value === 'string' && value !== '' ? value : otherwise)

/** Reads problem+json; anything else, such as a proxy's page, becomes a problem of that status. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await response.json().catch(() => ({})) : {}
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const detail = text(fields.detail, text(fields.title, `${response.status} ${response.statusText}`))
  return new Problem(response.status, text(fields.code, `http-${response.status}`), detail, fields)
}

/** The server could not be reached at all, or not by who stands before it. */
export const unreachable = (status = 0) => new Problem(status, 'unreachable', '')

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(0, 'unexpected', error instanceof Error ? error.message : String(error))
