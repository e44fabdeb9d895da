import { describe, expect, it } from 'vitest'
import { fieldName } from './forms'
import { cookie, objects, random } from './identity'
import { clicked, properties } from './marks'
import { quarter } from './videos'

describe('a marked element', () => {
  it('names its properties', () => {
    const attributes = [
      { name: 'class', value: 'x' },
      { name: 'data-ff-event', value: 'Plan Chosen' },
      { name: 'data-ff-plan', value: 'pro' },
      { name: 'data-ff-lead-source', value: 'page' },
      { name: 'data-ff-', value: '' },
    ]
    expect(properties(attributes)).toEqual({ plan: 'pro', lead_source: 'page' })
  })
})

describe('a click on a link', () => {
  const told = (href: string, download = false) => clicked(new URL(href), 'www.shop.example', ['pay.example'], download)
  it('to another site', () => {
    expect(told('https://other.example/a?email=x#y')).toEqual([
      'Link Clicked',
      { url: 'https://other.example/a', host: 'other.example' },
    ])
  })
  it('to a file', () => {
    expect(told('https://www.shop.example/f/list.PDF?x=1')).toEqual([
      'File Downloaded',
      { url: 'https://www.shop.example/f/list.PDF', file: 'list.PDF' },
    ])
    expect(told('https://www.shop.example/report', true)?.[0]).toBe('File Downloaded')
    expect(told('https://other.example/f/a.zip')?.[0]).toBe('File Downloaded')
  })
  it('is nothing within the site, to sites of its own, and to what is no page', () => {
    expect(told('https://www.shop.example/about')).toBeUndefined()
    expect(told('https://www.pay.example/cart')).toBeUndefined()
    expect(told('mailto:ann@example.org')).toBeUndefined()
    expect(told('javascript:void(0)')).toBeUndefined()
  })
})

describe('the name of a field', () => {
  const field = (more: object) => ({ name: 'email', ...more }) as HTMLInputElement
  it('is told where it is listed', () => {
    expect(fieldName(field({}), 'company email')).toBe('email')
    expect(fieldName(field({}), 'company')).toBeUndefined()
    expect(fieldName(field({}), null)).toBeUndefined()
    expect(fieldName(field({ name: '' }), '')).toBeUndefined()
  })
  it('is never that of a password or a card', () => {
    for (const secret of [
      { type: 'password' },
      { autocomplete: 'cc-number' },
      { autocomplete: 'section-a billing cc-csc' },
      { type: 'text', autocomplete: 'current-password' },
    ])
      expect(fieldName(field(secret), 'email')).toBeUndefined()
  })
})

describe('who a browser is', () => {
  it('stands in the cookie', () => {
    expect(cookie('a=b; ff_id=0123456789abcdef.20000; c=d')).toEqual(['0123456789abcdef', 20_000])
    expect(cookie('xff_id=0123456789abcdef.1; ff_id=<script>')).toBeUndefined()
    expect(cookie('')).toBeUndefined()
  })
  it('is made up of chance', () => {
    expect(random()).toMatch(/^[0-9a-f]{32}$/)
    expect(random()).not.toBe(random())
  })
  it('is nobody’s business where the browser says so', () => {
    const browser = (more: object) => objects(more as Navigator)
    expect([browser({}), browser({ doNotTrack: '0' }), browser({ doNotTrack: '1' })]).toEqual([false, false, true])
    expect(browser({ globalPrivacyControl: true, doNotTrack: null })).toBe(true)
  })
})

describe('how far a video has come', () => {
  it('is told in quarters', () => {
    expect([0, 2.4, 2.5, 5, 7.5, 10].map((position) => quarter(position, 10))).toEqual([0, 0, 1, 2, 3, 3])
    expect(quarter(5, Number.POSITIVE_INFINITY)).toBe(0)
    expect(quarter(5, Number.NaN)).toBe(0)
  })
})
