import { TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem'
import type { Workspace } from '../api/types'
import { Actions } from '../kit/Actions'
import { Unsaved } from '../kit/Unsaved'
import { isOfName, useDefine } from '../reports/defined/useDefine'
import { useFigures } from '../reports/figures/useFigures'
import { useFormats } from '../words/format'
import { ABOUT, isPattern, MOST_PAGES, matchedBy, type PageGroup } from './pageGroups'

interface Props {
  workspace: Workspace
  /** Of a group that stands, or of one that was proposed; left out for a new one. */
  begin: Partial<PageGroup>
  stands: boolean
  close: () => void
}

/** Which pages belong together, with the pages that the patterns match so far. */
export function PageGroupEditor({ workspace, begin, stands, close }: Props) {
  const { t } = useTranslation()
  const define = useDefine(workspace.name, 'page-groups')
  const [name, setName] = useState(begin.name ?? '')
  const [paths, setPaths] = useState(begin.paths ?? [])
  const [about, setAbout] = useState({
    topic: begin.topic ?? '',
    stage: begin.stage ?? '',
    intent: begin.intent ?? '',
  })
  const written = JSON.stringify({ name, paths, about })
  const [begun] = useState(written)
  const wrong = define.error ? asProblem(define.error).message : undefined
  const ofName = wrong !== undefined && isOfName(define.error)
  const slashed = /[/\\]/.test(name)
  const off = paths.some((path) => !isPattern(path))
  const title = stands ? t('goals:edit-title', { name: begin.name }) : t('rules:new-group')
  const said = Object.fromEntries(ABOUT.map((key) => [key, about[key].trim()]).filter(([, value]) => value !== ''))
  return (
    <section className="ff-card" aria-label={title} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <h2>{title}</h2>
      {!stands && (
        <TextInput
          label={t('rules:group-name')}
          value={name}
          error={slashed ? t('goals:no-slash') : ofName ? wrong : undefined}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maw={320}
        />
      )}
      <TagsInput
        label={t('rules:paths')}
        description={t('rules:paths-how')}
        placeholder={paths.length === 0 ? '/blog/*' : ''}
        value={paths}
        error={off ? t('rules:no-path') : undefined}
        onChange={setPaths}
      />
      <div className="ff-row" style={{ alignItems: 'end' }}>
        {ABOUT.map((key) => (
          <TextInput
            key={key}
            label={t(`rules:about.${key}`)}
            value={about[key]}
            onChange={({ currentTarget }) => setAbout({ ...about, [key]: currentTarget.value })}
            style={{ flex: 1, minWidth: 160 }}
          />
        ))}
      </div>
      {wrong !== undefined && (stands || !ofName) && (
        <p role="alert" style={{ margin: 0, color: 'var(--ff-bad)' }}>
          {wrong}
        </p>
      )}
      {paths.length > 0 && !off && <Matched workspace={workspace} paths={paths} />}
      <Actions
        word={t('accounts:keep')}
        disabled={paths.length === 0 || off || name.trim() === '' || slashed}
        loading={define.isPending}
        act={() => define.mutate({ name: name.trim(), meaning: { paths, ...said } }, { onSuccess: close })}
        close={close}
      />
    </section>
  )
}

/** The most viewed pages that the patterns match. */
function Matched({ workspace, paths }: { workspace: Workspace; paths: string[] }) {
  const { t } = useTranslation()
  const format = useFormats()
  const found = useFigures(workspace.name, matchedBy(paths))
  if (!found.data || found.isError) return null
  const { rows, total } = found.data.answer
  return (
    <section aria-label={t('rules:matched')} role="status">
      <p className="ff-sub">
        {t('rules:matched-by', {
          views: format.count(total.values.views ?? 0),
          people: format.count(total.values.people ?? 0),
        })}
      </p>
      <ul className="ff-small" style={{ margin: 0, paddingLeft: 18, overflowWrap: 'anywhere' }}>
        {rows.slice(0, MOST_PAGES).map(({ key, values }) => (
          <li key={key.join()}>
            {key.join()} · {format.count(values.views ?? 0)}
          </li>
        ))}
      </ul>
    </section>
  )
}
