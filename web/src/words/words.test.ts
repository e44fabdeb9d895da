import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formats, short } from './format'
import { LANGUAGES, resources } from './index'

const all = resources()
const areas = Object.keys(all.en)
const PLURAL = /_(zero|one|two|few|many|other)$/

const bases = (texts: Record<string, string> | undefined) =>
  [...new Set(Object.keys(texts ?? {}).map((key) => key.replace(PLURAL, '')))].sort()

const blanks = (text: string) => [...new Set([...text.matchAll(/{{(\w+)/g)].map((match) => match[1] ?? ''))].sort()

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !name.includes('.test.') ? [readFileSync(path, 'utf8')] : []
  })
}

it('what is shown is neither nothing where it is something, nor longer than a table', () => {
  const { share } = formats('en')
  expect([0, 0.0004, 0.0005, 0.1234, 1, null].map(share)).toEqual(['0.0%', '< 0.1%', '0.1%', '12.3%', '100.0%', '–'])
  expect([short('a'.repeat(80)), short('a'.repeat(81))]).toEqual(['a'.repeat(80), `${'a'.repeat(80)}…`])
})

describe('every text is there in every language', () => {
  for (const language of LANGUAGES) {
    for (const area of areas) {
      it(`${language} ${area}`, () => {
        expect(bases(all[language][area])).toEqual(bases(all.en[area]))
        const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories
        for (const [key, text] of Object.entries(all[language][area] ?? {})) {
          expect(text.trim(), key).not.toBe('')
          const base = key.replace(PLURAL, '')
          const model = all.en[area]?.[base] ?? all.en[area]?.[`${base}_other`] ?? ''
          if (!/_(one|zero|two)$/.test(key)) expect(blanks(text), key).toEqual(blanks(model))
          if (PLURAL.test(key)) {
            for (const rule of rules) expect(all[language][area], `${base}_${rule}`).toHaveProperty([`${base}_${rule}`])
          }
        }
      })
    }
  }
})

it('no text is unused', () => {
  const code = sources(join(__dirname, '..')).join('\n')
  const unused = areas.flatMap((area) =>
    bases(all.en[area])
      // a key whose last part is worked out stands in the code up to its last dot
      .filter((key) => !(code.includes(`'${area}:${key}'`) || code.includes(`${area}:${key.replace(/[^.]*$/, '')}\${`)))
      .map((key) => `${area}:${key}`),
  )
  expect(unused).toEqual([])
}, 30_000)

it('no key in the code is without a text', () => {
  const code = sources(join(__dirname, '..')).join('\n')
  const used = [...code.matchAll(new RegExp(`'((?:${areas.join('|')}):[\\w.-]+)'`, 'g'))].map((match) => match[1] ?? '')
  const known = new Set(areas.flatMap((area) => bases(all.en[area]).map((key) => `${area}:${key}`)))
  expect(used.filter((key) => !known.has(key))).toEqual([])
})
