import { createContext, useContext } from 'react'
import { asProblem } from '../../../api/problem'

/** What the server refused, and the place in the question that it names. */
export interface Refusal {
  place: string
  sentence: string
}

const Told = createContext<Refusal | undefined>(undefined)

/** Tells the fields of a question what the server said of it. */
export const Telling = Told.Provider

/** The refusal in an error; undefined where it names no place. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error === null || error === undefined) return undefined
  const { body, message } = asProblem(error)
  return typeof body.place === 'string' ? { place: body.place, sentence: message } : undefined
}

export const concerns = (refusal: Refusal | undefined, place: string): boolean =>
  refusal !== undefined && (refusal.place === place || refusal.place.startsWith(`${place}/`))

/** Whether the refusal is about a place of the question. */
export function useRefused(): (...places: string[]) => boolean {
  const refusal = useContext(Told)
  return (...places) => places.some((place) => concerns(refusal, place))
}

/** The server's sentence, beside the fields that it is about. */
export function Refused({ at }: { at: string[] }) {
  const refusal = useContext(Told)
  if (!at.some((place) => concerns(refusal, place))) return null
  return <p className="ff-refused">{refusal?.sentence}</p>
}
