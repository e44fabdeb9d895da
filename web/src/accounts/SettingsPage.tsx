import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { Page } from '../kit/Page'
import { KeysCard } from './KeysCard'
import { LanguageChoice } from './LanguageChoice'
import { WorkspaceCard } from './WorkspaceCard'

export function SettingsPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Page title={t('app:settings')}>
      <WorkspaceCard key={workspace.name} workspace={workspace} />
      <section className="ff-card" style={{ display: 'grid', gap: 12, justifyItems: 'start' }}>
        <h2>{t('accounts:screens')}</h2>
        <LanguageChoice labelled />
        <SegmentedControl
          aria-label={t('accounts:scheme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'auto', label: t('accounts:scheme.auto') },
            { value: 'light', label: t('accounts:scheme.light') },
            { value: 'dark', label: t('accounts:scheme.dark') },
          ]}
        />
      </section>
      <KeysCard workspace={workspace} />
    </Page>
  )
}
