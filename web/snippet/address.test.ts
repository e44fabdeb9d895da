import { describe, expect, it } from 'vitest'
import { parse, searched, told } from './address'
import { handed, linked, unlinked } from './links'
import { isAmong, settings, words } from './settings'

const url = (text: string) => new URL(text)

describe('what is told of an address', () => {
  it('is where somebody came from, and nothing else', () => {
    const seen = told(
      url('https://shop.example/lamps/?email=ann@example.org&utm_source=news%20letter&GCLID=a1&token=t&color=red#part'),
      ['color'],
    )
    expect(seen).toEqual({
      url: 'https://shop.example/lamps/?utm_source=news%20letter&GCLID=a1&color=red',
      path: '/lamps/',
      search: '?utm_source=news%20letter&GCLID=a1&color=red',
    })
    expect(told(url('https://shop.example/?utm=1&xgclid=2&sid=3'), [])).toEqual({
      url: 'https://shop.example/',
      path: '/',
      search: '',
    })
  })
  it('is what was searched for', () => {
    const names = ['q', 's']
    expect(searched(url('https://shop.example/find?s=x&q=desk+lamp%20'), names)).toBe('desk lamp')
    expect(searched(url('https://shop.example/find?q=+&s=lamp'), names)).toBe('lamp')
    expect(searched(url(`https://shop.example/find?q=${'x'.repeat(300)}`), names)).toBe('x'.repeat(100))
    expect(searched(url('https://shop.example/find'), names)).toBeUndefined()
  })
  it('is nothing where there is none', () => {
    expect(parse('')).toBeUndefined()
    expect(parse(undefined)).toBeUndefined()
    expect(parse('https://a.example/b')?.pathname).toBe('/b')
  })
})

describe('an id that goes along to another site', () => {
  const id = '0123456789abcdef'
  const domains = ['shop.example', 'pay.example']
  const there = linked(url('https://pay.example/cart?a=1#x'), id, 1_000)
  it('stands in the address', () => {
    expect(there).toBe('https://pay.example/cart?a=1&ff_link=0123456789abcdef.rs#x')
    expect(handed(url(there), 'www.shop.example', domains, 1_120)).toBe(id)
  })
  it('is good for two minutes, from a site that belongs here, and only as an id', () => {
    expect(handed(url(there), 'www.shop.example', domains, 1_121)).toBeUndefined()
    expect(handed(url(there), 'evil-shop.example', domains, 1_000)).toBeUndefined()
    expect(handed(url(there), undefined, domains, 1_000)).toBeUndefined()
    expect(handed(url('https://pay.example/?ff_link=<b>.rs'), 'shop.example', domains, 1_000)).toBeUndefined()
    expect(handed(url('https://pay.example/?ff_link=0123456789abcdef'), 'shop.example', domains, 1_000)).toBeUndefined()
    expect(handed(url('https://pay.example/'), 'shop.example', domains, 1_000)).toBeUndefined()
  })
  it('leaves the address as it was', () => {
    expect(unlinked(there)).toBe('https://pay.example/cart?a=1#x')
    expect(unlinked('https://a.example/?ff_link=1.2&b=3')).toBe('https://a.example/?b=3')
    expect(unlinked('https://a.example/?ff_link=1.2')).toBe('https://a.example/')
    expect(unlinked('https://a.example/?a=1')).toBe('https://a.example/?a=1')
  })
})

describe('the attributes of the script', () => {
  it('say what is wanted', () => {
    const dataset = {
      key: 'w1',
      consent: 'granted',
      domains: 'Shop.example, pay.example',
      search: 'such',
      pages: 'manual',
    }
    expect(settings({ src: 'https://t.shop.example/x/ff.js?v=1', dataset })).toEqual({
      key: 'w1',
      base: 'https://t.shop.example/x/',
      granted: true,
      manual: true,
      domains: ['shop.example', 'pay.example'],
      search: ['such'],
      params: [],
    })
  })
  it('may be left out', () => {
    expect(settings({ src: 'https://t.shop.example/ff.js', dataset: {} })).toEqual({
      key: '',
      base: 'https://t.shop.example/',
      granted: false,
      manual: false,
      domains: [],
      search: ['q', 'query', 'search', 's', 'keyword'],
      params: [],
    })
    expect(words(' a,b  c ')).toEqual(['a', 'b', 'c'])
    expect(isAmong('example', ['shop.example'])).toBe(false)
  })
})
