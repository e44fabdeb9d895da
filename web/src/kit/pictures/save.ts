const VARIABLE = /var\((--ff-[\w-]+)\)/g

/** A picture as a file of its own: colours written out, nothing left to look up. */
export function standalone(picture: SVGSVGElement): string {
  const style = getComputedStyle(document.documentElement)
  const copy = picture.cloneNode(true) as SVGSVGElement
  const { width, height } = picture.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', getComputedStyle(document.body).fontFamily)
  // links of the page mean nothing in a file
  for (const link of copy.querySelectorAll('a')) link.removeAttribute('href')
  return new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(VARIABLE, (_, name: string) => style.getPropertyValue(name).trim())
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export const saveSvg = (name: string, picture: SVGSVGElement) =>
  download(`${name}.svg`, new Blob([standalone(picture)], { type: 'image/svg+xml' }))

const SHARP = 2

export async function savePng(name: string, picture: SVGSVGElement): Promise<void> {
  const { width, height } = picture.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARP
  canvas.height = height * SHARP
  const drawing = canvas.getContext('2d')
  if (!drawing) return
  drawing.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ff-surface').trim()
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) download(`${name}.png`, blob)
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number) => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csv = (rows: (string | number)[][]) => rows.map((row) => row.map(cell).join(',')).join('\r\n')

export const saveCsv = (name: string, rows: (string | number)[][]) =>
  download(`${name}.csv`, new Blob([csv(rows)], { type: 'text/csv' }))
