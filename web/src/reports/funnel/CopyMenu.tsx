import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { command, curl, shortest } from '../ask'

/** Takes the question along: as JSON, for curl, for the command line. */
export function CopyMenu({ workspace, question }: { workspace: string; question: { ask: string } }) {
  const { t } = useTranslation()
  const clipboard = useClipboard()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{clipboard.copied ? t('funnel:copied') : t('funnel:copy')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => clipboard.copy(JSON.stringify(shortest(question)))}>
          {t('funnel:copy-json')}
        </Menu.Item>
        <Menu.Item onClick={() => clipboard.copy(curl(window.location.origin, question))}>
          {t('funnel:copy-curl')}
        </Menu.Item>
        <Menu.Item onClick={() => clipboard.copy(command(workspace, question))}>{t('funnel:copy-command')}</Menu.Item>
        <Menu.Item onClick={() => clipboard.copy(window.location.href)}>{t('funnel:copy-link')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
