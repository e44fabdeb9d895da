import { ask, heldObject, shortest } from '../ask'
import type { FiguresQuestion } from '../figures/question'
import type { AnyMatcher } from '../MatcherSelect'

/** The question for the network; what the page does not know in it is kept as it is. */
export interface NetworkQuestion {
  ask: 'network'
  node?: string
  conversion?: AnyMatcher
  lookback?: string
  depth?: number
  repeats?: boolean
  value?: string
  minimum?: number
  limit?: number
  period?: FiguresQuestion['period']
  compare?: FiguresQuestion['compare']
  by?: FiguresQuestion['by']
}

/** Of the last lookback nobody is gone yet, so the period is several times as long. */
export const START: NetworkQuestion = {
  ask: 'network',
  node: 'channel',
  lookback: '30d',
  period: { last: '180d' },
  compare: 'previous',
}

/** Figures of the time before, and how they changed since, where the question compares. */
interface Compared<T> {
  before?: T
  change?: { [K in keyof T]: number | null }
}

interface NodeFigures {
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

export interface Node extends NodeFigures, Compared<NodeFigures> {
  key: string
}

interface EdgeFigures {
  count: number
  converted: number
  rate: number | null
}

export interface Edge extends EdgeFigures, Compared<EdgeFigures> {
  from: string
  to: string
}

interface PathFigures {
  people: number | null
  journeys: number
  conversions: number
  rate: number | null
  value: number | null
}

export interface Path extends PathFigures, Compared<PathFigures> {
  path: string[]
}

interface CycleFigures {
  people: number
  rounds: number
}

export interface Cycle extends CycleFigures, Compared<CycleFigures> {
  nodes: string[]
}

interface SequenceFigures {
  people: number
  rate: number | null
  lift: number | null
  low: number | null
  high: number | null
  chance: number | null
}

export interface Sequence extends SequenceFigures, Compared<SequenceFigures> {
  sequence: string[]
  significant: boolean
}

interface WholeFigures {
  people: number
  conversions: number
  value: number | null
  baseline: number | null
}

/** One network, of everybody or of a group. */
export interface Whole extends WholeFigures, Compared<WholeFigures> {
  nodes: Node[]
  edges: Edge[]
  paths: Path[]
  cycles: Cycle[]
  sequences: Sequence[]
}

export interface NetworkAnswer extends Whole {
  groups?: (Whole & { key: string[] })[]
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

export const rateOf = ({ arrivals, converted }: { arrivals: number; converted: number }) =>
  arrivals === 0 ? 0 : converted / arrivals

const FAIR = 0.02

/**
 * Whether what became of arrivals may be held against the time before: not where many more of these are open, who are
 * younger than the lookback and not worse or better.
 */
export function isFair(nodes: Node[]): boolean {
  const open = (all: NodeFigures[]) => {
    const [sum, arrivals] = all.reduce(([a, b], node) => [a + node.open, b + node.arrivals], [0, 0])
    return arrivals === 0 ? 0 : sum / arrivals
  }
  return Math.abs(open(nodes) - open(nodes.flatMap(({ before }) => before ?? []))) < FAIR
}

/** The edges into or out of a node, the strongest first, with their places in the answer. */
export const edgesOf = (edges: Edge[], end: 'from' | 'to', key: string) =>
  edges.map((edge, at) => ({ ...edge, at })).filter((edge) => edge[end] === key)

export function read(value: unknown): NetworkQuestion {
  const held = heldObject(value)
  return held?.ask === 'network' ? ({ ...held, ask: 'network' } as NetworkQuestion) : START
}

export const askNetwork = (workspace: string, question: NetworkQuestion, signal: AbortSignal) =>
  ask<NetworkAnswered>(workspace, shortest(question), signal)
