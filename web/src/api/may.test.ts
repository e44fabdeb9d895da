import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { may, type Right } from './may'

it('roles may here what they may there', () => {
  const file = join(__dirname, '../../../server/src/main/java/io/fullfunnel/server/accounts/Role.java')
  const roles = [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z]+)\(Set\.of\(([\w., ()]+)\)\)/gm)]
  expect(roles.length).toBe(6)
  const rights: Right[] = ['read', 'personal', 'data', 'define', 'workspaces', 'keys']
  for (const [, role = '', given = ''] of roles) {
    const there = given.startsWith('Right.values') ? rights : given.split(', ').map((name) => name.toLowerCase())
    expect(
      rights.filter((right) => may(role.toLowerCase(), right)),
      role,
    ).toEqual(rights.filter((right) => there.includes(right)))
  }
  expect([may(undefined, 'read'), may('stranger', 'read')]).toEqual([false, false])
})
