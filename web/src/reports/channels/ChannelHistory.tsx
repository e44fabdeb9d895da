import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { VersionTable } from '../../kit/VersionTable'
import type { Version } from './useChannels'

interface Props {
  workspace: Workspace
  history: Version[]
  /** Brings the rules of a version back to be looked at and saved; left out for who may not. */
  back?: ((version: Version) => void) | undefined
}

/** Every version of the rules, the newest first. */
export function ChannelHistory({ workspace, history, back }: Props) {
  const { t } = useTranslation()
  return (
    <VersionTable
      versions={history}
      zone={workspace.zone}
      columns={[
        { head: t('channels:by'), cell: ({ by }) => <div style={{ minWidth: 130 }}>{by}</div> },
        {
          head: t('channels:note'),
          cell: ({ own, note }) => (
            <div style={{ minWidth: 160 }}>{own ? note : `${t('channels:shipped')} ${note}`}</div>
          ),
        },
      ]}
      back={back}
    />
  )
}
