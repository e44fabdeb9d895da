// Writes src/api/schema.ts from the server's openapi.json; `npm ci && npm run make` in this folder.
// The generator needs another TypeScript than the app, so it has a folder of its own.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'

const here = import.meta.dirname
const hash = (text) => createHash('sha256').update(text).digest('hex')

const description = readFileSync(join(here, '..', '..', 'server', 'openapi.json'), 'utf8')
const types = astToString(await openapiTS(description))
const head = `// Made by web/types from server/openapi.json (sha256 ${hash(description)}),
// never by hand: what follows has the sha256 ${hash(types)}.
`
writeFileSync(join(here, '..', 'src', 'api', 'schema.ts'), head + types)
