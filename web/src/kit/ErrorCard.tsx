import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asProblem, type Problem } from '../api/problem'

/** What a problem says; the server's own sentence where it gives one. */
export function useSentence(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    const problem: Problem = asProblem(error)
    if (problem.code === 'unreachable') return t('app:unreachable')
    return problem.message === '' ? t('app:unexpected') : problem.message
  }
}

/** What went wrong, and a way to try again. */
export function ErrorCard({ error, retry, door = false }: { error: unknown; retry?: () => void; door?: boolean }) {
  const { t } = useTranslation()
  const sentence = useSentence()
  const problem = asProblem(error)
  return (
    <div role="alert" className={door ? 'ff-door' : 'ff-card'}>
      <h2>{t('app:failed')}</h2>
      <p className="ff-sub" style={{ margin: '4px 0 12px' }}>
        {sentence(error)}
      </p>
      <div className="ff-row">
        {retry && (
          <Button variant="default" onClick={retry}>
            {t('app:retry')}
          </Button>
        )}
        <details className="ff-small">
          <summary>{t('app:details')}</summary>
          {problem.status > 0 ? `HTTP ${problem.status} · ` : ''}
          {problem.code}
        </details>
      </div>
    </div>
  )
}
