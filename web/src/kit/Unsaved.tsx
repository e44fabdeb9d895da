import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** What the address says that is written: all else in it may change beside an editor. */
const editedIn = (search: object) => ('edit' in search ? search.edit : undefined)

/** Asks before what was written and not saved is left; its own buttons leave with `ignoreBlocker`. */
export function Unsaved({ changed }: { changed: boolean }) {
  const { t } = useTranslation()
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      changed && (current.pathname !== next.pathname || editedIn(current.search) !== editedIn(next.search)),
    enableBeforeUnload: () => changed,
    disabled: !changed,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Modal
      opened
      onClose={leaving.reset}
      title={t('app:leave-title')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <div style={{ display: 'grid', gap: 12 }}>
        <p className="ff-sub">{t('app:leave-text')}</p>
        <div className="ff-row">
          <Button onClick={leaving.reset}>{t('app:stay')}</Button>
          <Button variant="default" onClick={leaving.proceed}>
            {t('app:leave')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
