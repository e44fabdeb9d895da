/**
 * Whether the server answers. Requests tell what they met; while it does not answer it is knocked at every second, and
 * whoever listens hears when it does again.
 */
const LOOK = 1_000
/** A request that takes longer is a long question, or a server that hangs: a knock tells them apart. */
export const LONG = 1_500
const PATIENCE = 2_500

let away = false
let knocking = false
const listeners = new Set<() => void>()

export const isAway = () => away

export function onReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What a request met: an answer, whatever it says, or none. */
export function met(answer: boolean): void {
  if (away === !answer) return
  away = !answer
  for (const listener of listeners) listener()
  if (away) void untilThere()
}

/** Asks for the shortest answer that there is. */
export async function knock(): Promise<boolean> {
  const answer = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).catch(
    () => undefined,
  )
  met(answer?.ok === true)
  return !away
}

async function untilThere(): Promise<void> {
  if (knocking) return
  knocking = true
  do await new Promise((done) => setTimeout(done, LOOK))
  while (away && !(await knock()))
  knocking = false
}

/** Resolves as soon as the server answers. */
export const reached = () =>
  new Promise<void>((done) => {
    if (!away) return done()
    const stop = onReach(() => {
      stop()
      done()
    })
  })

/**
 * A part of the page that is loaded when it is needed. One that did not come because the server was away is asked for
 * when it is there again; a browser that keeps the failure gets the whole page anew.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (failure) {
    if (await knock()) throw failure
  }
  await reached()
  try {
    return await load()
  } catch {
    location.reload()
    return new Promise<T>(() => undefined)
  }
}
