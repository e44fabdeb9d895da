import { Autocomplete, Button, CopyButton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { asked, type Built, type Draft, mend, TAGS, type Taxonomy, useBuilt, useMakeLink } from './links'
import { useProblemWords } from './useProblemWords'

const PAUSE = 250

/** A link being written: its address, its channel and what is wrong with it stand below, at once. */
export function Builder({ workspace, rules, defines }: { workspace: string; rules: Taxonomy; defines: boolean }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ url: '' })
  const [settled] = useDebouncedValue(asked(draft), PAUSE)
  const built = useBuilt(workspace, settled)
  const choices = { source: rules.sources, medium: rules.mediums, campaign: [], content: [], term: [] }
  return (
    <section className="ff-card" aria-label={t('links:build')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('links:build')}</h2>
      <TextInput
        label={t('links:target')}
        placeholder="https://shop.example/lamps"
        value={draft.url}
        onChange={({ currentTarget }) => setDraft({ ...draft, url: currentTarget.value })}
      />
      <div className="ff-row" style={{ alignItems: 'end' }}>
        {TAGS.map((tag) => (
          <Autocomplete
            key={tag}
            label={t(`links:tag.${tag}`)}
            required={rules.required.includes(tag)}
            data={choices[tag]}
            maxLength={200}
            value={draft[tag] ?? ''}
            onChange={(value) => setDraft({ ...draft, [tag]: value })}
            style={{ flex: 1, minWidth: 150 }}
          />
        ))}
      </div>
      {built.isError && settled.url !== '' && <ErrorCard error={built.error} />}
      {built.data && !built.isError && settled.url !== '' && (
        <Preview built={built.data} mended={(problem) => setDraft(mend(draft, problem))} />
      )}
      {defines && <Making key={settled.url} workspace={workspace} draft={asked(draft)} ready={built.isSuccess} />}
    </section>
  )
}

function Preview({ built, mended }: { built: Built; mended: (problem: Built['problems'][number]) => void }) {
  const { t } = useTranslation()
  const words = useProblemWords()
  return (
    <div role="status" style={{ display: 'grid', gap: 8 }}>
      <div className="ff-row">
        <code style={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>{built.address}</code>
        <CopyButton value={built.address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'links:copied' : 'links:copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <p style={{ margin: 0, overflowWrap: 'anywhere' }}>
        {t('links:channel')}: <strong>{built.channel}</strong>{' '}
        <span className="ff-small" lang="en">
          {built.why.replace(`${built.channel}: `, '')}
        </span>
      </p>
      {built.problems.length === 0 && <p style={{ margin: 0, color: 'var(--ff-good)' }}>{t('links:fine')}</p>}
      {built.problems.length > 0 && (
        <ul className="ff-rules" aria-label={t('links:wrong')}>
          {built.problems.map((problem) => (
            <li key={`${problem.tag} ${problem.code}`} className="ff-row">
              <span style={{ flex: 1, minWidth: 180, overflowWrap: 'anywhere' }}>{words(problem)}</span>
              {problem.mended !== null && (
                <Button variant="default" size="compact-sm" onClick={() => mended(problem)}>
                  {t('links:take', { value: problem.mended })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Makes a short link of what is written. */
function Making({ workspace, draft, ready }: { workspace: string; draft: Draft; ready: boolean }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const make = useMakeLink(workspace)
  return (
    <>
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('links:name')}
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          style={{ flex: 1, minWidth: 180, maxWidth: 360 }}
        />
        <Button
          disabled={draft.url === '' || !ready}
          loading={make.isPending}
          onClick={() => make.mutate({ ...draft, name })}
        >
          {t('links:make')}
        </Button>
      </div>
      {make.isError && <ErrorCard error={make.error} />}
      {make.isSuccess && (
        <p role="status" style={{ margin: 0, overflowWrap: 'anywhere' }}>
          {t('links:made')} <code>{make.data.address}</code>
        </p>
      )}
    </>
  )
}
