/**
 * What is wrong with a page to the eye, found by program: geometry and computed styles of every text. Runs in the page.
 * One line a finding; empty when all is well.
 */
export function audit(given) {
  const found = []
  const add = (what, each, more = '') => {
    const text = (each.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)
    const label = each.getAttribute?.('aria-label')
    found.push(`${what}: <${each.tagName.toLowerCase()}${each.getAttribute?.('class') ? ` ${each.getAttribute('class').split(' ').filter((c) => !c.startsWith('m_')).join('.')}` : ''}> "${text || label || ''}" ${more}`.trim())
  }
  const seen = (each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !each.closest('.ff-unseen, .ff-skip')
  const root = document.documentElement
  const open = document.querySelector('[role=dialog]')
  const scope = open ?? document.body
  const inScope = (each) => seen(each) && !each.closest('[aria-hidden=true]')

  // nothing wider than the page
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide on ${root.clientWidth}`)

  /** What of a box is seen where a part of the page scrolls. */
  const within = ({ left, right, top, bottom }, each) => {
    const box = { left, right, top, bottom }
    for (let up = each; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up)
      if (!/auto|scroll/.test(style.overflowX + style.overflowY)) continue
      const frame = up.getBoundingClientRect()
      box.left = Math.max(box.left, frame.left)
      box.right = Math.min(box.right, frame.right)
      box.top = Math.max(box.top, frame.top)
      box.bottom = Math.min(box.bottom, frame.bottom)
    }
    return { ...box, width: box.right - box.left, height: box.bottom - box.top }
  }

  // texts: each text node with its boxes
  const texts = []
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (node.data.trim() === '' || !parent || !inScope(parent) || parent.closest('title, option, script, style, defs')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].map((box) => within(box, parent)).filter((box) => box.width > 1 && box.height > 1)
    if (boxes.length > 0) texts.push({ node, parent, boxes, style: getComputedStyle(parent) })
  }

  // no two texts on each other
  const overlaps = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
  texts.forEach((one, at) => {
    for (const other of texts.slice(at + 1)) {
      if (one.parent.closest('text') && one.parent.closest('text') === other.parent.closest('text') && one.parent === other.parent) continue
      if (one.boxes.some((a) => other.boxes.some((b) => overlaps(a, b)))) add('overlap', one.parent, `with "${other.node.data.trim().slice(0, 40)}"`)
    }
  })

  // nothing cut off by what it stands in, unless that scrolls
  for (const { parent, boxes, node } of texts) {
    for (let up = parent; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up)
      if (up instanceof SVGElement && up.tagName !== 'svg') continue
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') break
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
      const frame = up.getBoundingClientRect()
      if (boxes.some((box) => box.right > frame.right + 1.5 || box.left < frame.left - 1.5 || box.bottom > frame.bottom + 3)) {
        add('cut off', parent, `"${node.data.trim().slice(0, 30)}" by ${up.tagName}.${up.getAttribute('class') ?? ''}`)
        break
      }
    }
  }
  for (const each of scope.querySelectorAll('input:not([type=file]):not([type=hidden]), select')) {
    if (!inScope(each) || each.type === 'checkbox' || each.type === 'radio') continue
    const text = each.tagName === 'SELECT' ? (each.selectedOptions[0]?.textContent ?? '') : each.value || each.placeholder
    const style = getComputedStyle(each)
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const room = each.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    if (text !== '' && pen.measureText(text).width > room + 2 && each.tagName === 'SELECT') add('cut off', each, `"${text}" needs ${Math.ceil(pen.measureText(text).width)} of ${Math.floor(room)} px`)
  }

  // contrast of every text on what lies behind it
  const parse = (colour) => {
    const canvas = parse.pen ?? (parse.pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true }))
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const bright = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const ratio = (a, b) => {
    const [dark, light] = [bright(a), bright(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }
  const behind = (each) => {
    let layers = []
    for (let up = each; up; up = up.parentElement) {
      if (up instanceof SVGElement && up.tagName !== 'svg') continue
      const colour = parse(getComputedStyle(up).backgroundColor)
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1])
  }
  /** The shape of a picture on which a text stands: the last one drawn before it that holds its middle. */
  const shapeBehind = (parent, box) => {
    const svg = parent.closest('svg')
    const text = parent.closest('text')
    let colour
    for (const shape of svg.querySelectorAll('path, rect, circle')) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue
      const style = getComputedStyle(shape)
      if (style.fill === 'none' || shape.closest('defs')) continue
      const matrix = shape.getScreenCTM()?.inverse()
      if (!matrix) continue
      const at = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2).matrixTransform(matrix)
      if (!shape.isPointInFill(at)) continue
      if (style.fill.startsWith('url')) colour = undefined
      else {
        const [r, g, b, a] = parse(style.fill)
        const alpha = a * Number(style.opacity)
        if (alpha > 0) colour = over([r, g, b, alpha], colour ?? behind(svg))
      }
    }
    return colour
  }
  for (const { parent, boxes, style, node } of texts) {
    if (parent.closest('[disabled], [data-disabled=true]')) continue
    const drawn = parent.closest('svg text')
    const halo = drawn && style.paintOrder.startsWith('stroke') && Number.parseFloat(style.strokeWidth) >= 2
    const ground = halo ? parse(style.stroke) : (drawn && shapeBehind(parent, boxes[0])) || behind(parent)
    const ink = over(parse(drawn ? style.fill : style.color), ground)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const has = ratio(ink, ground)
    if (has < (large ? 3 : 4.5)) add('contrast', parent, `${has.toFixed(2)} "${node.data.trim().slice(0, 20)}" ${size} px`)
  }

  // sizes and weights of type are those of the look
  for (const { parent, style, node } of texts) {
    const size = Number.parseFloat(style.fontSize)
    if (!given.sizes.includes(size)) add('type size', parent, `${size} px "${node.data.trim().slice(0, 20)}"`)
    if (!given.weights.includes(Number(style.fontWeight))) add('type weight', parent, `${style.fontWeight} "${node.data.trim().slice(0, 20)}"`)
  }

  // what can be pressed is large enough; links inside sentences and tables are as high as their line
  for (const each of scope.querySelectorAll('button, input, select, summary, [role=button], [role=option], [role=menuitem], nav a')) {
    if (!inScope(each) || each.type === 'file' || each.type === 'hidden' || each.tabIndex < 0) continue
    const box = each.getBoundingClientRect()
    if (box.width < given.target || box.height < given.target) add('target', each, `${Math.round(box.width)} × ${Math.round(box.height)} px`)
  }

  // headings in order, one h1, a title of its own
  const heads = [...document.querySelectorAll('h1, h2, h3, h4')].filter(inScope).map((each) => Number(each.tagName[1]))
  if (!open) {
    const first = heads.filter((level) => level === 1).length
    if (first !== 1) found.push(`${first} headings of level 1`)
    heads.forEach((level, at) => at > 0 && level > heads[at - 1] + 1 && found.push(`heading ${level} after ${heads[at - 1]}`))
  }
  if (!/^.+ · Fullfunnel$/.test(document.title)) found.push(`the title is "${document.title}"`)
  // every picture says what it shows
  for (const svg of document.querySelectorAll('svg[data-picture]')) if (!svg.getAttribute('aria-label')) add('no name', svg)

  // spacing between cards and inside them
  for (const card of scope.querySelectorAll('.ff-card')) {
    if (!inScope(card)) continue
    const style = getComputedStyle(card)
    if (style.borderRadius !== '12px') add('card radius', card, style.borderRadius)
    if (style.boxShadow !== 'none') add('card shadow', card)
    const next = card.nextElementSibling
    if (next?.classList.contains('ff-card') && inScope(next)) {
      const gap = next.getBoundingClientRect().top - card.getBoundingClientRect().bottom
      if (gap > 0 && Math.abs(gap - 16) > 0.6) add('card gap', next, `${gap} px`)
    }
  }
  return [...new Set(found)]
}

/** The type of the look: sizes in px, weights. */
export const LOOK = { sizes: [11.5, 12, 12.5, 13, 14, 14.5, 15, 17, 19, 20, 26], weights: [400, 500, 550, 600, 650], target: 24, thumb: 32 }

/** Goes through the page by Tab: every stop shows where it is. */
export async function unseenFocus(page, most = 80) {
  const found = []
  await page.evaluate(() => document.activeElement?.blur?.())
  for (let at = 0; at < most; at++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const each = document.activeElement
      if (!each || each === document.body) return { end: true }
      const look = () => {
        const { outline, boxShadow, borderColor, backgroundColor, stroke } = getComputedStyle(each)
        return JSON.stringify([outline, boxShadow, borderColor, backgroundColor, stroke])
      }
      const focused = look()
      each.blur()
      const plain = look()
      each.focus({ focusVisible: true, preventScroll: true })
      return { end: false, ringed: focused !== plain, name: `<${each.tagName.toLowerCase()}> ${each.getAttribute('aria-label') ?? each.textContent.slice(0, 30)}` }
    })
    if (stop.end) break
    if (!stop.ringed) found.push(`focus not seen: ${stop.name}`)
  }
  return [...new Set(found)]
}
