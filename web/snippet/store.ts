/** The browser's storage; where it is blocked or full, nothing is kept. */
export function load(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps a text, or forgets what was kept. */
export function save(name: string, text?: string): void {
  try {
    if (text === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // kept in this page only
  }
}
