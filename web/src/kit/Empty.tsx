import type { ReactNode } from 'react'

/** What will stand here, and the one thing to do. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="ff-card" style={{ textAlign: 'center', padding: '40px 16px' }}>
      <svg
        width="72"
        height="52"
        viewBox="0 0 72 52"
        fill="none"
        stroke="var(--ff-line2)"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M10 4a26 26 0 0 0 52 0zM21 4a15 15 0 0 0 30 0M27 38a9 9 0 0 0 18 0zM36 19v17" strokeDasharray="3 3" />
      </svg>
      <h2 style={{ marginTop: 12 }}>{title}</h2>
      <p
        className="ff-sub"
        style={{ margin: children ? '4px auto 16px' : '4px auto 0', maxWidth: 480, textWrap: 'balance' }}
      >
        {text}
      </p>
      {children}
    </div>
  )
}
