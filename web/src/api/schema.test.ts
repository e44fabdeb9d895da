import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const MADE = /^\/\/ .*\(sha256 (?<from>[0-9a-f]{64})\),\n\/\/ .*sha256 (?<rest>[0-9a-f]{64})\.\n/

it('schema.ts is what web/types makes of server/openapi.json; make it anew with npm ci && npm run make there', () => {
  const file = readFileSync(new URL('schema.ts', import.meta.url), 'utf8')
  const made = MADE.exec(file)
  const openapi = readFileSync(new URL('../../../server/openapi.json', import.meta.url), 'utf8')
  expect(made?.groups).toEqual({ from: hash(openapi), rest: hash(file.slice(made?.[0].length)) })
})
