import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { VersionTable } from '../../kit/VersionTable'
import { labelOf, type Model } from './model'
import { useVersions } from './useStages'

interface Props {
  workspace: Workspace
  name: string
  /** Brings what it was back to be looked at and saved; left out for who may not. */
  back: ((model: Model) => void) | undefined
}

/** Every version of a model, the newest first. */
export function ModelHistory({ workspace, name, back }: Props) {
  const { t, i18n } = useTranslation()
  const versions = useVersions(workspace.name, name)
  if (versions.isError) return <ErrorCard error={versions.error} />
  const stages = (model: Model | null) =>
    model === null
      ? t('models:taken-away')
      : model.stages.map(({ key, labels }) => labelOf(labels, i18n.language, key)).join(' → ')
  return (
    <VersionTable
      versions={versions.data?.versions ?? []}
      zone={workspace.zone}
      columns={[{ head: t('models:stages'), cell: ({ meaning }) => stages(meaning as Model | null) }]}
      holds={({ meaning }) => meaning !== null}
      back={back && (({ meaning }) => back(meaning as Model))}
    />
  )
}
