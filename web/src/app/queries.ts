import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '../api/problem'

const PATIENCE = 30

/** A server that is being started again is waited for; what it refuses is not asked twice. */
export const again = (failures: number, error: unknown) => {
  const { code, status } = asProblem(error)
  return (code === 'unreachable' || status === 503) && failures < PATIENCE
}

export const queries = new QueryClient({
  defaultOptions: {
    // a server at home is there without the internet, so what the browser thinks of the network is no reason to wait
    queries: { networkMode: 'always', retry: again, retryDelay: 1_000, staleTime: 10_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

// how many questions are under way stands on the page: whoever reads it by program knows when to look
queries.getQueryCache().subscribe(() => {
  document.documentElement.dataset.asking = String(queries.isFetching())
})
