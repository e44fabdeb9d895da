import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { change, get } from '../api/client'
import { asProblem } from '../api/problem'
import type { Job } from '../api/types'

/** A job that goes on in the server, as it stands; told by server-sent events. */
export function useJob(id: string | undefined, done?: (job: Job) => void): Job | undefined {
  const client = useQueryClient()
  const [job, setJob] = useState<Job>()
  const ended = useRef(done)
  ended.current = done
  useEffect(() => {
    if (id === undefined) return undefined
    const stream = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}/progress`)
    const take = (next: Job) => {
      setJob(next)
      if (next.state === 'running') return
      stream.close()
      void client.invalidateQueries()
      if (next.state === 'done') ended.current?.(next)
    }
    stream.addEventListener('progress', (event) => take(JSON.parse(event.data as string) as Job))
    // a line that broke is taken up again by the browser; a job that is gone is not
    stream.onerror = () =>
      void get<Job>(`/jobs/${encodeURIComponent(id)}`).then(take, (error: unknown) => {
        if (asProblem(error).status !== 404) return
        // a server that was started again knows no job of the one before
        stream.close()
        setJob((last) => last && { ...last, state: 'failed' })
        void client.invalidateQueries()
      })
    return () => stream.close()
  }, [id, client])
  return job?.job === id ? job : undefined
}

export const useDemo = () => useMutation({ mutationFn: () => change<Job>('POST', '/demo', { people: 20_000 }) })

export const useCancel = () =>
  useMutation({ mutationFn: (id: string) => change('DELETE', `/jobs/${encodeURIComponent(id)}`) })
