import { type ReactNode, useEffect } from 'react'

interface Props {
  title: string
  lead?: ReactNode
  sub?: ReactNode
  tools?: ReactNode
  children: ReactNode
}

/** What the window or tab is called. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Fullfunnel`
  }, [title])
}

/** A page: its name, one sentence first, then what it shows. */
export function Page({ title, lead, sub, tools, children }: Props) {
  useTitle(title)
  return (
    <>
      <div className="ff-top">
        <h1>{title}</h1>
        <span className="ff-spring" />
        {tools}
      </div>
      <div className="ff-content">
        {(lead || sub) && (
          <header>
            {lead && <p className="ff-lead">{lead}</p>}
            {sub && <p className="ff-sub">{sub}</p>}
          </header>
        )}
        {children}
      </div>
    </>
  )
}
