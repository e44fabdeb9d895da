import { parse, plain } from './address'
import { formName } from './forms'
import { isAmong } from './settings'
import type { Track } from './track'

const FILE =
  /\.(pdf|docx?|xlsx?|pptx?|od[pst]|csv|txt|rtf|epub|ics|zip|rar|7z|t?gz|tar|dmg|exe|msi|pkg|deb|apk|mp[34]|mov|avi|wav)$/i
const HALF = 0.5
const OWN = ['event', 'cta', 'form', 'fields', 'submit', 'video']

/** The properties that a marked element names: data-ff-plan="pro" is plan = pro. */
export function properties(attributes: Iterable<{ name: string; value: string }>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { name, value } of attributes) {
    const word = name.startsWith('data-ff-') ? name.slice(8) : ''
    if (word && !OWN.includes(word)) found[word.replace(/-/g, '_')] = value
  }
  return found
}

/** What a click on a link is: a file fetched, the way to another site, or nothing to tell. */
export function clicked(url: URL, host: string, domains: string[], download: boolean): [string, object] | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined
  const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  if (download || FILE.test(file)) return ['File Downloaded', { url: plain(url), file }]
  return url.hostname === host || isAmong(url.hostname, domains)
    ? undefined
    : ['Link Clicked', { url: plain(url), host: url.hostname }]
}

/** Clicks on what is marked, and on links. One click is one event. */
export function clicks(track: Track, domains: string[]) {
  const see = (event: MouseEvent) => {
    const { target, button } = event
    if (!(target instanceof Element) || button > 1) return
    const marked = target.closest('[data-ff-event],[data-ff-cta]')
    const link = target.closest('a[href],area[href]')
    const name = marked?.getAttribute('data-ff-event')
    if (marked && name) track(name, properties(marked.attributes))
    else if (marked) track('Call To Action Clicked', callToAction(marked))
    else if (link) {
      const url = parse((link as HTMLAnchorElement).href)
      const what = url && clicked(url, location.hostname, domains, link.hasAttribute('download'))
      if (what) track(...what)
    }
  }
  document.addEventListener('click', see, true)
  document.addEventListener('auxclick', see, true)
}

const callToAction = (element: Element) => ({
  cta: element.getAttribute('data-ff-cta'),
  ...properties(element.attributes),
})

/** Tells once a page which calls to action and forms came into sight; `restart` begins another page. */
export function sights(track: Track) {
  let watcher: IntersectionObserver | undefined
  let due: ReturnType<typeof setTimeout> | undefined
  let seen = new WeakSet<Element>()
  const look = () => {
    due = undefined
    for (const element of document.querySelectorAll('[data-ff-cta],[data-ff-form]'))
      if (!seen.has(element)) watcher?.observe(element)
  }
  new MutationObserver(() => {
    if (due === undefined) due = setTimeout(look, 200)
  }).observe(document, { childList: true, subtree: true })
  return () => {
    watcher?.disconnect()
    seen = new WeakSet()
    watcher = new IntersectionObserver(
      (entries, self) => {
        for (const { intersectionRatio, intersectionRect, target } of entries)
          if (intersectionRatio >= HALF || intersectionRect.height >= innerHeight * HALF) {
            self.unobserve(target)
            seen.add(target)
            if (target.hasAttribute('data-ff-form')) track('Form Viewed', { form: formName(target) })
            else track('Call To Action Seen', callToAction(target))
          }
      },
      { threshold: [0.1, 0.25, HALF] },
    )
    look()
  }
}
