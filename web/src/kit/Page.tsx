import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  title: string
  lead?: ReactNode
  sub?: ReactNode
  /** What the sentence is about, before it: a rise, a fall. */
  kick?: { word: string; good: boolean; up?: boolean } | undefined
  /** What to do about it. */
  acts?: ReactNode
  tools?: ReactNode
  /** What the page shows: a model, a time. */
  filters?: ReactNode
  children: ReactNode
}

/** What stands at the right of every page's name. */
export const EveryPageTools = createContext<ReactNode>(null)

/** What the window or tab is called. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Fullfunnel`
  }, [title])
}

/** A page: its name, one sentence first, then what it shows. */
export function Page({ title, lead, sub, kick, acts, tools, filters, children }: Props) {
  const { t } = useTranslation()
  const everyPage = useContext(EveryPageTools)
  useTitle(title)
  return (
    <>
      <div className="ff-top">
        <h1>{title}</h1>
        <span className="ff-spring" />
        {tools}
        {everyPage}
      </div>
      {filters && (
        <div className="ff-filters" role="toolbar" aria-label={t('app:filters')}>
          {filters}
        </div>
      )}
      <div className="ff-content">
        {(lead || sub) && (
          <header>
            {kick && (
              <p className="ff-kick" style={{ color: kick.good ? 'var(--ff-good)' : 'var(--ff-bad)' }}>
                {(kick.up ?? kick.good) ? '▲' : '▼'} {kick.word}
              </p>
            )}
            {lead && <h2 className="ff-lead">{lead}</h2>}
            {sub && <p className="ff-sub">{sub}</p>}
            {acts}
          </header>
        )}
        {children}
      </div>
    </>
  )
}
