import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import type { Workspace } from '../api/types'
import { useWorkspace } from '../app/useWorkspace'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { ChannelHistory } from '../reports/channels/ChannelHistory'
import { useFormats } from '../words/format'
import { Builder } from './Builder'
import { readTaxonomy, type Seen, type Taxonomy, type TaxonomyState, useSeen, useTaxonomy } from './links'
import { SeenTable } from './SeenTable'
import { ShortLinks } from './ShortLinks'
import { TaxonomyEditor } from './TaxonomyEditor'

/** Links that say where clicks come from: built, checked, shortened. */
export function LinksPage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const defines = useMay('define')
  const taxonomy = useTaxonomy(workspace.name)
  const seen = useSeen(workspace.name, workspace.events > 0)
  const lead = useLead(seen.data)
  return (
    <Page title={t('app:links')} lead={lead} sub={t('links:sub')}>
      {taxonomy.isPending && <Loading />}
      {taxonomy.isError && <ErrorCard error={taxonomy.error} retry={() => void taxonomy.refetch()} />}
      {taxonomy.data && <Builder workspace={workspace.name} rules={taxonomy.data.rules} defines={defines} />}
      <ShortLinks workspace={workspace} defines={defines} />
      {workspace.events > 0 && seen.isPending && <Loading />}
      {seen.isError && <ErrorCard error={seen.error} retry={() => void seen.refetch()} />}
      {seen.data && (
        <section className="ff-card" aria-label={t('links:seen')} style={{ display: 'grid', gap: 12 }}>
          <h2>{t('links:seen')}</h2>
          <SeenTable seen={seen.data} />
        </section>
      )}
      {taxonomy.data && <Rules workspace={workspace} taxonomy={taxonomy.data} defines={defines} />}
    </Page>
  )
}

/** What is wrong most often, and how much it is. */
function useLead(seen: Seen | undefined) {
  const { t } = useTranslation()
  const format = useFormats()
  if (!seen || seen.touches === 0) return t('links:lead')
  if (seen.wrong.length === 0) return t('links:lead-fine', { touches: format.count(seen.touches) })
  const most = seen.wrong[0]?.touches ?? 0
  return t('links:lead-wrong', {
    count: seen.wrong.length,
    kinds: format.count(seen.wrong.length),
    most: format.count(most),
    touches: format.count(seen.touches),
  })
}

interface Edited {
  rules: Taxonomy
  note: string
}

function Rules({ workspace, taxonomy, defines }: { workspace: Workspace; taxonomy: TaxonomyState; defines: boolean }) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Edited>()
  const [saved, setSaved] = useState(false)
  const version = taxonomy.history.at(-1)
  const edit = (rules: Taxonomy, note = '') => {
    setSaved(false)
    setEdited({ rules, note })
  }
  return (
    <>
      {saved && version && (
        <p className="ff-card" role="status" style={{ margin: 0 }}>
          {t('channels:was-saved', { number: version.number })}
        </p>
      )}
      {edited ? (
        <TaxonomyEditor
          key={edited.note}
          workspace={workspace.name}
          begin={edited.rules}
          note={edited.note}
          saved={() => {
            setEdited(undefined)
            setSaved(true)
          }}
          close={() => setEdited(undefined)}
        />
      ) : (
        <section className="ff-card" aria-label={t('links:taxonomy')} style={{ display: 'grid', gap: 12 }}>
          <div className="ff-row">
            <h2>{t('links:taxonomy')}</h2>
            <span className="ff-spring" />
            {defines && (
              <Button variant="default" onClick={() => edit(taxonomy.rules)}>
                {t('links:change')}
              </Button>
            )}
          </div>
          <InWords rules={taxonomy.rules} />
        </section>
      )}
      <ChannelHistory
        workspace={workspace}
        history={taxonomy.history}
        back={
          defines
            ? ({ number }) =>
                void readTaxonomy(workspace.name, number).then((rules) => edit(rules, t('channels:again', { number })))
            : undefined
        }
      />
    </>
  )
}

/** The taxonomy as it stands. */
function InWords({ rules }: { rules: Taxonomy }) {
  const { t } = useTranslation()
  const any = t('links:any')
  const terms = [
    [t('links:sources'), rules.sources.join(', ')],
    [t('links:mediums'), rules.mediums.join(', ')],
    [t('links:pattern'), rules.campaign],
    [t('links:required'), rules.required.map((tag) => t(`links:tag.${tag}`)).join(', ') || t('links:nothing')],
    [t('links:lower'), t(rules.lowerCase ? 'links:yes' : 'links:no')],
  ] as const
  return (
    <dl className="ff-terms ff-small">
      {terms.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd style={{ overflowWrap: 'anywhere' }}>{value === '' ? any : value}</dd>
        </div>
      ))}
    </dl>
  )
}
