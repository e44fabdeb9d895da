const STUB = `<script>(window.fullfunnel={q:[]}),["track","identify","page","consent","reset"].forEach(m=>fullfunnel[m]=(...a)=>fullfunnel.q.push([m,a]))</script>`

const FAMILY = 'data-consent="granted" data-domains="there.localhost,here.localhost,over.localhost,safe.localhost"'
const SECONDS = 4
const RATE = 8_000

/** Some seconds of silence, which a <video> plays as it plays a film: one byte a sample. */
function film() {
  const wave = Buffer.alloc(44 + SECONDS * RATE, 128)
  const words = ['RIFF', wave.length - 8, 'WAVE', 'fmt ', 16, 1 | (1 << 16), RATE, RATE, 1 | (8 << 16), 'data', wave.length - 44]
  words.forEach((word, at) => (typeof word === 'string' ? wave.write(word, 4 * at, 'latin1') : wave.writeUInt32LE(word, 4 * at)))
  return wave
}

/** The pages of sites whose script comes from the collector at the port `ports.door`, and which are themselves at `ports.site`. */
export function pages(key, scheme, ports) {
  const at = (host, port) => `${scheme}://${host}.localhost:${port}`
  const page =
    (body, more = 'data-consent="granted"') =>
    (name) =>
      `<!doctype html><title>${name}</title>${STUB}<script async src="${at(`t.${name}`, ports.door)}/ff.js" data-key="${key}" ${more}></script>${body}`
  return {
    '/spa': page(`<script>fullfunnel.track("Early",{n:1})</script>
      <button data-ff-event="Plan Chosen" data-ff-plan="pro" data-ff-lead-source="page">plan</button>
      <button data-ff-cta="trial">try</button>
      <a href="https://other.example/there?mail=x" onclick="event.preventDefault()">out</a>
      <a href="/files/list.pdf?x=1" onclick="event.preventDefault()">file</a>
      <a href="#part">part</a>`),
    '/form': page(`<form data-ff-form="contact" data-ff-fields="email card secret" onsubmit="event.preventDefault()">
      <input name="email" type="email" required><input name="company"><input name="secret" type="password">
      <input name="card" autocomplete="cc-number"><button>send</button></form>`),
    '/boxed': page('<iframe sandbox="allow-scripts" src="/inside"></iframe>', 'data-pages="manual"'),
    '/inside': page('<script>fullfunnel.track("Inside")</script>'),
    '/a': page('<a href="/b">b</a>'),
    '/b': page('<p>b'),
    '/quiet': page('<button data-ff-event="Pressed">x</button>', ''),
    '/from': (name) => page(`<a href="${at(name === 'safe' ? 'www.over' : 'www.there', ports.site)}/to?x=1">there</a>`, FAMILY)(name),
    '/to': page('<p>to', FAMILY),
    '/film': page('<video src="/film.wav?v=1" controls></video><video data-ff-video="loop" src="/film.wav" muted loop autoplay></video>'),
    '/film.wav': film,
  }
}

/** What stands in the journal when all walks were walked: by site, a line an event. */
export const JOURNAL = {
  spa: [
    'id1: page /spa?utm_source=news&utm_medium=email',
    'id1: Early /spa n=1',
    'id1: Call To Action Seen /spa cta=trial',
    'id1: Plan Chosen /spa plan=pro lead_source=page',
    'id1: Call To Action Clicked /spa cta=trial',
    'id1: Link Clicked /spa url=https://other.example/there host=other.example',
    'id1: File Downloaded /spa url=http://www.spa.localhost/files/list.pdf file=list.pdf',
    'id1: Page Left /spa',
    'id1: page /find < /spa',
    'id1: Site Searched /find query=desk lamp',
    'id1: Call To Action Seen /find cta=trial',
    'id1: Page Left /find',
    'id1: page /spa < /find',
    'id1: Call To Action Seen /spa cta=trial',
    'id1: Page Left /spa',
  ],
  form: [
    'id1: page /form',
    'id1: Form Viewed /form form=contact',
    'id1: Form Started /form form=contact',
    'id1: Form Error /form form=contact field=email reason=typeMismatch',
    'id1: Page Left /form form=contact field=email',
    'id1: page /form',
    'id1: Form Viewed /form form=contact',
    'id1: Form Started /form form=contact field=email',
    'id1: Form Submitted /form form=contact',
    'id1: Page Left /form',
  ],
  boxed: ['id1: page /inside < /boxed', 'id1: Inside /inside', 'id1: Page Left /inside'],
  memory: [
    'id1: page /a?utm_source=news',
    'id1: Page Left /a',
    'id1: page /b < /a',
    'id1: Page Left /b',
    'id1: page /a',
    'id1: Page Left /a',
  ],
  away: [
    'id1: page /a',
    'id1: Waits /a n=1',
    'id1: Waits /a n=2',
    'id1: Page Left /a',
    'id1: page /b',
    'id1: Page Left /b',
  ],
  closed: ['id1: page /a', 'id1: Last /a', 'id1: Page Left /a'],
  consent: [
    'day1: page /quiet',
    'id1=ann: identify plan=pro',
    'id1=day1: alias',
    'id1: identify /quiet',
    'id1: Page Left /quiet',
    'id1: page /quiet',
    'id1: identify /quiet',
    'day2: Pressed /quiet',
    'day2: Page Left /quiet',
    'day2: page /quiet',
    'day2: Page Left /quiet',
  ],
  gpc: ['day1: page /a', 'day1: Page Left /a'],
  here: ['id1: page /from', 'id1: Page Left /from'],
  there: ['id1: page /to < /', 'id1: Page Left /to'],
  safe: ['id1: page /from', 'id1: Page Left /from'],
  over: ['id1: page /to < /', 'id1: Page Left /to'],
  film: [
    'id1: page /film',
    'id1: Video Playback Started /film video=film.wav position=0 total_length=4',
    'id1: Video Content Playing /film video=film.wav position=1 total_length=4 progress=25',
    'id1: Video Content Playing /film video=film.wav position=2 total_length=4 progress=50',
    'id1: Video Content Playing /film video=film.wav position=3 total_length=4 progress=75',
    'id1: Video Playback Completed /film video=film.wav position=4 total_length=4',
    'id1: Page Left /film',
  ],
  slow: [
    'id1: page /a',
    'id1: Long /a n=1 text=灯…',
    'id1: Long /a n=2 text=灯…',
    'id1: Long /a n=3 text=灯…',
    'id1: Long /a n=4 text=灯…',
    'id1: Page Left /a',
    'id1: page /b',
    'id1: Page Left /b',
  ],
  busy: ['id1: page /a', 'id1: Waits /a n=1', 'id1: Page Left /a'],
}

