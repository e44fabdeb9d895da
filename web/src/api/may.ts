import { useSession } from './session'

/** What the server lets roles do; a page offers nothing that it would refuse. */
export type Right = 'read' | 'personal' | 'data' | 'define' | 'workspaces' | 'keys'

const RIGHTS: Record<string, Right[]> = {
  owner: ['read', 'personal', 'data', 'define', 'workspaces', 'keys'],
  admin: ['read', 'personal', 'data', 'define', 'workspaces', 'keys'],
  marketer: ['read', 'personal', 'data', 'define'],
  analyst: ['read', 'define'],
  sales: ['read', 'personal'],
  viewer: ['read'],
}

export const may = (role: string | undefined, right: Right): boolean => RIGHTS[role ?? '']?.includes(right) ?? false

/** Whether who is signed in may do it. */
export const useMay = (right: Right): boolean => may(useSession().data?.user?.role, right)
