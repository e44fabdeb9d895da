import { describe, expect, it } from 'vitest'
import { asked, clicksOf, codeOf, mend } from './links'

describe('a link that is written', () => {
  it('says nothing by fields that are empty', () => {
    expect(asked({ url: 'https://x.example/', source: '', medium: ' ', campaign: 'a' })).toEqual({
      url: 'https://x.example/',
      campaign: 'a',
    })
    expect(asked({ url: ' ' })).toEqual({ url: '' })
  })

  it('is mended where that is known', () => {
    const draft = { url: 'https://x.example/', medium: 'E-Mail' }
    const problem = { code: 'spelling', tag: 'medium', value: 'E-Mail', mended: 'email' } as const
    expect(mend(draft, problem)).toEqual({ url: 'https://x.example/', medium: 'email' })
    expect(mend(draft, { ...problem, mended: null })).toBe(draft)
  })
})

describe('a short link', () => {
  it('has its clicks by a question', () => {
    expect(clicksOf('abc').figures).toEqual([
      {
        count: { event: 'Link Clicked', where: [{ property: 'properties.link', op: '=', value: 'abc' }] },
        of: 'events',
        as: 'clicks',
      },
    ])
  })

  it('is drawn by the server', () => {
    expect(codeOf('a b', 'x', 'png')).toBe('/api/v1/workspaces/a%20b/links/x/qr?format=png')
  })
})
