import { Button, MultiSelect, Switch, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { Unsaved } from '../kit/Unsaved'
import { useFormats } from '../words/format'
import { type Seen, TAGS, type Tag, type Taxonomy, useSaveTaxonomy, useTaxonomyPreview } from './links'

interface Props {
  workspace: string
  begin: Taxonomy
  note: string
  saved: () => void
  close: () => void
}

/** A taxonomy being written; how much would be wrong by it stands there before it can be saved. */
export function TaxonomyEditor({ workspace, begin, note: first, saved, close }: Props) {
  const { t } = useTranslation()
  const [rules, setRules] = useState(begin)
  const [note, setNote] = useState(first)
  const [seen, setSeen] = useState('')
  const preview = useTaxonomyPreview(workspace)
  const save = useSaveTaxonomy(workspace)
  const written = JSON.stringify(rules)
  const [begun] = useState(written)
  const wrong = save.error ?? preview.error
  const put = (some: Partial<Taxonomy>) => setRules({ ...rules, ...some })
  const look = () => {
    save.reset()
    preview.mutate(rules, { onSuccess: () => setSeen(written) })
  }
  return (
    <section className="ff-card" aria-label={t('links:edit')} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <h2>{t('links:edit')}</h2>
      <p className="ff-sub">{t('links:edit-sub')}</p>
      <TagsInput
        label={t('links:sources')}
        placeholder={rules.sources.length === 0 ? t('links:any') : ''}
        value={rules.sources}
        onChange={(sources) => put({ sources })}
      />
      <TagsInput
        label={t('links:mediums')}
        placeholder={rules.mediums.length === 0 ? t('links:any') : ''}
        value={rules.mediums}
        onChange={(mediums) => put({ mediums })}
      />
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('links:pattern')}
          placeholder="20[0-9]{2}-[a-z-]+"
          maxLength={200}
          value={rules.campaign}
          onChange={({ currentTarget }) => put({ campaign: currentTarget.value })}
          style={{ flex: 1, minWidth: 200 }}
        />
        <MultiSelect
          label={t('links:required')}
          data={TAGS.map((tag) => ({ value: tag, label: t(`links:tag.${tag}`) }))}
          value={rules.required}
          onChange={(required) => put({ required: required as Tag[] })}
          style={{ flex: 1, minWidth: 200 }}
        />
      </div>
      <Switch
        label={t('links:lower')}
        checked={rules.lowerCase}
        onChange={({ currentTarget }) => put({ lowerCase: currentTarget.checked })}
      />
      {wrong && <ErrorCard error={wrong} />}
      {preview.data && seen === written && <Would now={preview.data.now} then={preview.data.then} />}
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <Button variant={seen === written ? 'default' : 'filled'} loading={preview.isPending} onClick={look}>
          {t('channels:look')}
        </Button>
        {seen === written && (
          <>
            <TextInput
              label={t('channels:note')}
              value={note}
              maxLength={500}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
              style={{ flex: 1, minWidth: 180, maxWidth: 420 }}
            />
            <Button loading={save.isPending} onClick={() => save.mutate({ rules, note }, { onSuccess: saved })}>
              {t('channels:save')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={close}>
          {t('app:cancel')}
        </Button>
      </div>
    </section>
  )
}

function Would({ now, then }: { now: Seen; then: Seen }) {
  const { t } = useTranslation()
  const format = useFormats()
  const touches = (seen: Seen) => format.count(seen.wrong.reduce((sum, each) => sum + each.touches, 0))
  return (
    <p role="status" style={{ margin: 0 }}>
      {t('links:would', {
        now: format.count(now.wrong.length),
        nowTouches: touches(now),
        next: format.count(then.wrong.length),
        nextTouches: touches(then),
      })}
    </p>
  )
}
