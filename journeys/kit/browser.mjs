import { fresh } from './product.mjs'
import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
let number = 0

/** A browser with a profile of its own. What a page should never do is gathered in `wrong`. */
export async function browse(name, options = {}) {
  const context = await chromium.launchPersistentContext(fresh(`${name}-profile-${++number}`), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  context.setDefaultTimeout(30_000)
  const page = context.pages()[0] ?? (await context.newPage())
  const wrong = await watched(context, page)
  return { context, page, wrong, close: () => context.close() }
}

/** Dialogs, broken content policies, errors on the console and thrown ones; each as a line. */
async function watched(context, page) {
  const wrong = []
  await context.exposeBinding('journeySaw', (_, line) => wrong.push(line))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.journeySaw(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${location.href}`),
    )
    window.journeyRan = (what) => window.journeySaw(`ran: ${what}`)
  })
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => wrong.push(`thrown: ${error.stack ?? error.message}`))
  return wrong
}
