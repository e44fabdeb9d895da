import { ask, heldObject, shortest } from '../ask'
import type { FigureListed } from '../figures/answer'
import type { FiguresQuestion } from '../figures/question'

/** The question for the network; what the page does not know in it is kept as it is. */
export interface NetworkQuestion {
  ask: 'network'
  node?: string
  conversion?: unknown
  lookback?: string
  period?: FiguresQuestion['period']
}

export const START: NetworkQuestion = { ask: 'network', node: 'channel', period: { last: '90d' } }

export interface Node {
  key: string
  people: number
  arrivals: number
  converted: number
  onward: number
  closing: number
  lost: number
  open: number
  continuation: number | null
  blackHole: number
  removalEffect: number | null
}

export interface Edge {
  from: string
  to: string
  count: number
  converted: number
  rate: number | null
}

export interface Path {
  path: string[]
  people: number | null
  journeys: number
  conversions: number
  rate: number | null
  value: number | null
}

export interface Cycle {
  nodes: string[]
  people: number
}

export interface Sequence {
  sequence: string[]
  people: number
  rate: number | null
  lift: number | null
  low: number | null
  high: number | null
  significant: boolean
}

export interface NetworkAnswer {
  people: number
  conversions: number
  value: number | null
  baseline: number | null
  nodes: Node[]
  edges: Edge[]
  paths: Path[]
  cycles: Cycle[]
  sequences: Sequence[]
  list?: FigureListed[]
}

export interface NetworkAnswered {
  answer: NetworkAnswer
  notes: { code: string; text: string }[]
  basis: { events: number; people: number; from: string | null; to: string | null; asOf: string; millis: number }
}

export const OTHER = '(other)'
export const BEGIN = '(start)'
export const CONVERSION = '(conversion)'

/** Below this, a rate says too little. */
export const FEWEST = 30

/** Where so many arrivals end as nowhere else: a fifth of them beyond what is usual. */
export const isHole = ({ arrivals, blackHole }: Node) => arrivals >= FEWEST && blackHole >= arrivals / 5

/** The deepest black hole. */
export function deepest(nodes: Node[]): Node | undefined {
  return nodes.filter(isHole).reduce<Node | undefined>((a, b) => (a && a.blackHole >= b.blackHole ? a : b), undefined)
}

/** The edges into or out of a node, the strongest first, with their places in the answer. */
export const edgesOf = (edges: Edge[], end: 'from' | 'to', key: string) =>
  edges.map((edge, at) => ({ ...edge, at })).filter((edge) => edge[end] === key)

export function read(value: unknown): NetworkQuestion {
  const held = heldObject(value)
  return held?.ask === 'network' ? ({ ...held, ask: 'network' } as NetworkQuestion) : START
}

export const askNetwork = (workspace: string, question: NetworkQuestion, signal: AbortSignal, of?: string) =>
  ask<NetworkAnswered>(
    workspace,
    { ...shortest(question), ...(of === undefined ? {} : { list: { of, limit: 200 } }) },
    signal,
  )
