import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useReset } from '../reports/defined/useDefine'
import { useFormats } from '../words/format'
import { PageGroupEditor } from './PageGroupEditor'
import { type PageGroup, type Proposal, usePageGroups } from './pageGroups'

interface Edited {
  begin: Partial<PageGroup>
  stands: boolean
}

/** Which pages belong together, what they were viewed, and what may be meant. */
export function PageGroupsPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const defines = useMay('define')
  const groups = usePageGroups(workspace.name)
  const [edited, setEdited] = useState<Edited>()
  const list = groups.data?.pageGroups ?? []
  const proposals = groups.data?.proposals ?? []
  const make = defines && (
    <Button variant="default" onClick={() => setEdited({ begin: {}, stands: false })}>
      {t('rules:new-group')}
    </Button>
  )
  return (
    <Page
      title={t('app:page-groups')}
      lead={t('rules:groups-lead')}
      sub={
        groups.data && groups.data.ungrouped > 0 && t('rules:ungrouped', { views: format.count(groups.data.ungrouped) })
      }
      tools={(list.length > 0 || proposals.length > 0) && make}
    >
      {groups.isPending && <Loading />}
      {groups.isError && <ErrorCard error={groups.error} retry={() => void groups.refetch()} />}
      {edited && defines && (
        <PageGroupEditor
          key={edited.begin.name ?? ''}
          workspace={workspace}
          begin={edited.begin}
          stands={edited.stands}
          close={() => setEdited(undefined)}
        />
      )}
      {groups.data && list.length === 0 && proposals.length === 0 && !edited && (
        <Empty title={t('rules:no-group')} text={t('rules:no-group-text')}>
          {make}
        </Empty>
      )}
      {list.length > 0 && (
        <Groups
          workspace={workspace.name}
          list={list}
          edit={defines ? (group) => setEdited({ begin: group, stands: true }) : undefined}
        />
      )}
      {proposals.length > 0 && (
        <Proposals
          list={proposals}
          take={defines ? ({ name, paths }) => setEdited({ begin: { name, paths }, stands: false }) : undefined}
        />
      )}
    </Page>
  )
}

interface GroupsProps {
  workspace: string
  list: PageGroup[]
  edit: ((group: PageGroup) => void) | undefined
}

function Groups({ workspace, list, edit }: GroupsProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const reset = useReset(workspace, 'page-groups')
  return (
    <section className="ff-card" aria-label={t('app:page-groups')}>
      {reset.isError && <ErrorCard error={reset.error} />}
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('rules:group')}</th>
              <th scope="col">{t('rules:paths')}</th>
              <th scope="col" className="num">
                {t('rules:views')}
              </th>
              <th scope="col" className="num">
                {t('rules:people')}
              </th>
              {edit && <th scope="col" aria-label={t('goals:edit')} />}
            </tr>
          </thead>
          <tbody>
            {list.map((group) => (
              <tr key={group.name}>
                <th scope="row">
                  {group.name}
                  <span className="ff-small" style={{ display: 'block', fontWeight: 400 }}>
                    {[group.topic, group.stage, group.intent].filter((word) => word !== null).join(' · ')}
                  </span>
                </th>
                <td style={{ overflowWrap: 'anywhere' }}>{group.paths.join(', ')}</td>
                <td className="num">{format.count(group.views)}</td>
                <td className="num">{format.count(group.people)}</td>
                {edit && (
                  <td className="num">
                    <div className="ff-row" style={{ gap: 6, justifyContent: 'flex-end', flexWrap: 'nowrap' }}>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('goals:edit-one', { name: group.name })}
                        onClick={() => edit(group)}
                      >
                        {t('goals:edit')}
                      </Button>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('goals:delete-one', { name: group.name })}
                        loading={reset.isPending && reset.variables === group.name}
                        onClick={() => reset.mutate(group.name)}
                      >
                        {t('goals:delete')}
                      </Button>
                    </div>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Folders of pages without a group, the most viewed first. */
function Proposals({ list, take }: { list: Proposal[]; take: ((proposal: Proposal) => void) | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <section className="ff-card" aria-label={t('rules:proposals')}>
      <h2>{t('rules:proposals')}</h2>
      <ul className="ff-rules">
        {list.map((proposal) => (
          <li key={proposal.name} className="ff-row">
            <span style={{ flex: 1, minWidth: 180, overflowWrap: 'anywhere' }}>
              <strong style={{ fontWeight: 600 }}>{proposal.name}</strong>{' '}
              <span className="ff-small">
                {proposal.paths.join(', ')} ·{' '}
                {t('rules:proposed', { views: format.count(proposal.views), pages: format.count(proposal.pages) })}
              </span>
            </span>
            {take && (
              <Button
                variant="default"
                aria-label={t('rules:take-one', { name: proposal.name })}
                onClick={() => take(proposal)}
              >
                {t('rules:take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
