import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem'
import { isAway, knock, onReach } from '../api/reach'

/** Says that the server does not answer; when it does, what failed meanwhile is asked again. */
export function Away() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const away = useSyncExternalStore(onReach, isAway)
  useEffect(
    () =>
      onReach(() => {
        if (isAway()) return
        const failed = (error: unknown) => asProblem(error).code === 'unreachable'
        void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' && failed(state.error) })
      }),
    [client],
  )
  useEffect(() => {
    // a machine that wakes up, a page that is looked at again
    const look = () => void knock()
    window.addEventListener('focus', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('focus', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return (
    <div role="status" className="ff-away" data-away={away}>
      {away && t('app:away')}
    </div>
  )
}
