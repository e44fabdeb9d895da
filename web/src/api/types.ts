export interface User {
  email: string
  name: string
  role: string
  language: string
}

export interface Workspace {
  name: string
  zone: string
  currency: string
  weekStart: 'monday' | 'sunday'
  model: string
  created: string
  simulated: boolean
  events: number
  people: number
  from: string | null
  to: string | null
}

export interface Session {
  user: User | null
  csrf: string
  setupOpen: boolean
  version: string
  workspaces: Workspace[]
}

export interface Progress {
  rows: number
  refused: number
  share: number | null
  perSecond: number
  secondsLeft: number | null
  phase: string
}

export interface ImportResult {
  import: number
  file: string
  rows: number
  stored: number
  duplicate: number
  refused: number
  withoutPerson: number
  people: number
  from: string | null
  to: string | null
  millis: number
}

export interface Job {
  job: string
  kind: 'import' | 'undo' | 'demo' | 'export'
  state: 'running' | 'done' | 'failed' | 'cancelled'
  progress: Progress | null
  result: ImportResult | null
  problem: { code: string; detail: string } | null
}

export interface ApiKey {
  id: string
  scope: string
  created: string
  lastUsed: string | null
  revoked: string | null
  key?: string
}
