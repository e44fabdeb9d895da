import { expect, it } from 'vitest'
import { csv } from './save'

it('no cell is taken for a formula, and none breaks its row', () => {
  expect(
    csv([
      ['=1+1', 'a,b', 'he said "x"', -1],
      ['@x', '\ty', 'line\nbreak', 0.5],
    ]),
  ).toBe(`'=1+1,"a,b","he said ""x""",-1\r\n'@x,'\ty,"line\nbreak",0.5`)
})
