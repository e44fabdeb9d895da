import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '../api/problem'

const PATIENCE = 30

/** A server that is being started again is waited for; what it refuses is not asked twice. */
export const again = (failures: number, error: unknown) => {
  const { status } = asProblem(error)
  return (status === 0 || status === 502 || status === 503) && failures < PATIENCE
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: 1_000, staleTime: 10_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
})
