import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/useWorkspace'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { DropPlace } from './DropPlace'
import type { Upload } from './files'
import { ImportSetup } from './ImportSetup'
import { ImportTable } from './ImportTable'

/** What came in, and the place where more comes in. */
export function DataPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const format = useFormats()
  const [upload, setUpload] = useState<Upload>()
  const lead =
    workspace.events === 0
      ? t('collect:lead-none')
      : t('collect:lead', { events: format.count(workspace.events), people: format.count(workspace.people) })
  return (
    <Page title={t('app:data')} lead={lead} sub={t('collect:sub')}>
      {upload ? (
        <ImportSetup
          key={upload.upload}
          upload={upload}
          workspace={workspace.name}
          close={() => setUpload(undefined)}
        />
      ) : (
        <DropPlace workspace={workspace.name} done={setUpload} />
      )}
      <ImportTable workspace={workspace} />
    </Page>
  )
}
