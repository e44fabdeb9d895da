import type { components } from './schema'

/** The API's own types, by the names of its description. */
export type Schemas = components['schemas']

export type Session = Schemas['Session']
export type Workspace = Schemas['WorkspaceCard']
export type Job = Schemas['Job']
export type ImportResult = Schemas['ImportResult']

/** What an import did, of a job that was one and has come so far. */
export const importedBy = ({ result }: Job): ImportResult | undefined =>
  result !== null && 'rows' in result ? result : undefined
