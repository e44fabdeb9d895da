import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const here = join(import.meta.dirname, '..')
const cli = join(here, '..', 'cli', 'target')
// Each walk has a server of its own for some seconds: most of its work would be to load and to compile what others did.
const FLAGS = [
  '-XX:TieredStopAtLevel=1',
  '-XX:+AutoCreateSharedArchive',
  `-XX:SharedArchiveFile=${join(here, 'target', 'classes.jsa')}`,
  '-Xlog:disable',
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
  '-XX:+UseParallelGC',
  '-Xmx768m',
  '-Dstdout.encoding=UTF-8',
  '-Dstderr.encoding=UTF-8',
]
const READY_WITHIN = 120_000
const ENDED_WITHIN = 30_000

/** A folder of target/ that does not exist yet. */
export function fresh(name) {
  const folder = join(here, 'target', name)
  rmSync(folder, { recursive: true, force: true })
  return folder
}

function java(words) {
  const jars = [...readdirSync(join(cli, 'lib')).map((jar) => join(cli, 'lib', jar)), ...own()]
  const program = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  return spawn(program, [...FLAGS, '-cp', jars.join(':'), 'io.fullfunnel.cli.Main', ...words], {
    cwd: join(here, 'target'),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** A key and a certificate that it has signed itself, for names of this machine: what `https` asks for. */
export function secret(name) {
  const file = join(fresh(`${name}-secret`), 'key.p12')
  mkdirSync(dirname(file), { recursive: true })
  const passphrase = 'of this walk only'
  const words = ['-genkeypair', '-alias', 'own', '-keyalg', 'EC', '-dname', 'CN=localhost', '-validity', '2']
  const keytool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'keytool') : 'keytool'
  const made = spawnSync(keytool, [...words, '-storetype', 'PKCS12', '-keystore', file, '-storepass', passphrase])
  if (made.status !== 0) throw new Error(`No certificate: ${made.stdout} ${made.stderr}`)
  return { pfx: readFileSync(file), passphrase }
}

const own = () =>
  readdirSync(cli)
    .filter((file) => /^cli-[^-]*\.jar$/.test(file))
    .map((file) => join(cli, file))

function said(child) {
  const heard = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (heard.out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (heard.err += text))
  return heard
}

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve))

/** A command that goes on until `stop` ends it as Ctrl-C does. */
export function program(words) {
  const child = java(words)
  const heard = said(child)
  const spoken = () => heard.out + heard.err
  return {
    /** Waits until it said something like this; gives the match. */
    says: async (what) => {
      for (const from = Date.now(); ; await pause(20)) {
        const match = what.exec(spoken())
        if (match) return match
        if (Date.now() - from > READY_WITHIN || child.exitCode !== null) throw new Error(`${words[0]} said:\n${spoken()}`)
      }
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended(child)
    },
  }
}

/** Runs one command to its end: its exit code and what it said. */
export async function command(words, input = '') {
  const child = java(words)
  const heard = said(child)
  child.stdin.end(input)
  await new Promise((resolve) => child.once('close', resolve))
  return { code: child.exitCode, ...heard }
}

/** The server on a data directory; `stop` ends it as Ctrl-C does. */
export async function serve(data, { port = 0 } = {}) {
  const note = join(data, 'run', 'server.json')
  rmSync(note, { force: true })
  const child = java(['serve', '--port', String(port), '--data', data])
  const heard = said(child)
  const spoken = () => heard.out + heard.err
  for (const from = Date.now(); !(existsSync(note) && spoken().includes('is ready at')); await pause(50)) {
    const late = Date.now() - from > READY_WITHIN
    if (late) child.kill('SIGKILL')
    if (late || child.exitCode !== null) throw new Error(`The server did not come up:\n${spoken()}`)
  }
  const [, base] = /is ready at (\S+?)\/?[\s,.]/.exec(spoken())
  const link = () => /http:\/\/\S+\/first\/\S+/.exec(spoken())?.[0]
  const stop = async () => {
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN)
    await ended(child)
    clearTimeout(hard)
  }
  return { base, data, port: JSON.parse(readFileSync(note, 'utf8')).port, link, spoken, stop }
}
