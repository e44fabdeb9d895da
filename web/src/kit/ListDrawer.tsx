import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  title: string
  /** The figure's place in the answer; left out while nothing is open. */
  of: string | undefined
  close: () => void
  children: (of: string) => ReactNode
}

/** What a figure counts, at the right; closed, the focus is where it was. */
export function ListDrawer({ title, of, close, children }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={of !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {of !== undefined && children(of)}
    </Drawer>
  )
}
