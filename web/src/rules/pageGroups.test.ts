import { expect, it } from 'vitest'
import { expressionOf, isPattern, matchedBy } from './pageGroups'

it('a star stands for anything, all else for itself', () => {
  const blog = new RegExp(expressionOf('/blog/*'))
  expect(['/blog/', '/blog/a/b', '/blogs', '/x/blog/a'].map((path) => blog.test(path))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(new RegExp(expressionOf('/a.b(c)+[d]')).test('/a.b(c)+[d]')).toBe(true)
  expect(new RegExp(expressionOf('/a.b')).test('/axb')).toBe(false)
  expect(['/a', '*b', 'a', ''].map(isPattern)).toEqual([true, true, false, false])
})

it('one of the patterns is enough', () => {
  expect(matchedBy(['/a', '/b*']).where).toEqual({
    any: [
      { property: 'page.path', op: 'matches', value: '^/a$' },
      { property: 'page.path', op: 'matches', value: '^/b.*$' },
    ],
  })
})
