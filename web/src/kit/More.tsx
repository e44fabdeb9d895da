import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What few need, behind a button; open from the start where something of it is set. */
export function More({ open: set, children }: { open: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState(set)
  return (
    <>
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'options:less' : 'options:more')}
        </Button>
      </div>
      {open && (
        <div id={id} className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
          {children}
        </div>
      )}
    </>
  )
}
