import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { browse } from './browser.mjs'
import { api } from './owner.mjs'
import { fresh, serve } from './product.mjs'

const MADE = join(import.meta.dirname, '..', 'target', 'owned')

/** Fills `data` with an installation that has its owner and nothing else: a copy of one that is made once a run. */
export async function owned(data) {
  const { status, stderr } = existsSync(MADE) ? spawnSync('cp', ['-a', MADE, data]) : { stderr: 'run.sh makes it first' }
  if (status !== 0) throw new Error(`The installation of the walks could not be copied: ${stderr}`)
}

async function make() {
  const server = await serve(fresh('owned'))
  const browser = await browse('owned')
  await api(browser.page, server.base).own(server.link())
  await browser.close()
  await server.stop()
}

if (process.argv[1] === import.meta.filename) await make()
