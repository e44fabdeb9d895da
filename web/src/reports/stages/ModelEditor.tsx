import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../api/problem'
import type { Workspace } from '../../api/types'
import { Actions } from '../../kit/Actions'
import { Unsaved } from '../../kit/Unsaved'
import { LANGUAGES } from '../../words'
import { isOfName, useDefine } from '../defined/useDefine'
import { LabelFields } from './LabelFields'
import { ModelHistory } from './ModelHistory'
import { ModelMore } from './ModelMore'
import { freeName, having, labelOf, type Model, placeOf } from './model'
import { COLUMN, Wrong } from './Parts'
import { NewStage, StageCard } from './StageCard'
import type { ModelState } from './stages'
import { type ModelList, useChecked } from './useStages'
import { WouldChange } from './WouldChange'

interface Props {
  workspace: Workspace
  list: ModelList
  state: ModelState
  /** Whether it becomes a model of its own; one that ships always does. */
  copy: boolean
  saved: (name: string) => void
  close: () => void
}

const PATIENCE = 400

/** The rules of a model, what they would change, and its versions. */
export function ModelEditor({ workspace, list, state, copy, saved, close }: Props) {
  const { t, i18n } = useTranslation()
  const define = useDefine(workspace.name, 'models')
  const [name, setName] = useState(copy ? freeName(state.name, list.models) : state.name)
  const [draft, setDraft] = useState<Model>(() => (copy ? copied(state) : state.model))
  const [begun] = useState({ name, draft })
  const changed = name !== begun.name || JSON.stringify(draft) !== JSON.stringify(begun.draft)
  const [open, setOpen] = useState<string>()
  const [settled] = useDebouncedValue(draft, PATIENCE)
  const checked = useChecked(workspace.name, settled)
  const refusal = define.error ?? checked.error
  const text = refusal ? asProblem(refusal).message : undefined
  const ofName = define.error !== null && isOfName(define.error)
  const taken = copy && list.models.some((each) => each.name === name.trim())
  const place = refusal ? placeOf(asProblem(refusal).body.place) : {}
  const change = (next: Model) => {
    define.reset()
    setDraft(next)
  }
  const takeBack = (model: Model) => {
    setOpen(undefined)
    change(model)
  }
  const of = place.stage === undefined ? undefined : draft.stages[place.stage]
  const title = labelOf(state.model.labels, i18n.language, state.name)
  return (
    <>
      <Unsaved changed={changed} />
      <section className="ff-card" aria-label={t('models:rules')} style={{ ...COLUMN, gap: 12 }}>
        <h2>{t(copy ? 'models:copy-title' : 'models:edit-title', { name: title })}</h2>
        {copy && (
          <TextInput
            label={t('models:name')}
            description={t('models:name-rule')}
            value={name}
            error={taken ? t('models:name-taken') : ofName ? text : undefined}
            onChange={({ currentTarget }) => {
              define.reset()
              setName(currentTarget.value)
            }}
            maw={320}
          />
        )}
        <LabelFields labels={draft.labels} change={(labels) => change(having(draft, 'labels', labels))} />
        <ol className="ff-rules">
          {draft.stages.map((stage, at) => (
            <StageCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a stage may be called otherwise while it is written
              key={at}
              workspace={workspace}
              model={draft}
              at={at}
              wrong={place.stage === at ? text : undefined}
              proposed={list.proposedDecay}
              open={open === stage.key}
              toggle={() => setOpen(open === stage.key ? undefined : stage.key)}
              change={(next) => {
                // a stage that is called otherwise stays open
                const same = next.stages.length === draft.stages.length
                if (open === stage.key && same && !has(next, open)) setOpen(next.stages[at]?.key)
                change(next)
              }}
            />
          ))}
        </ol>
        <NewStage model={draft} change={change} />
        <details open={place.back !== undefined || undefined}>
          <summary>{t('models:more')}</summary>
          <div style={{ display: 'grid', gap: 16, marginTop: 12 }}>
            <ModelMore
              workspace={workspace}
              model={draft}
              wrong={text === undefined ? undefined : { ...place, text }}
              change={change}
            />
          </div>
        </details>
        {(checked.data?.notes ?? []).map((note) => (
          <p key={note} className="ff-sub">
            {note}
          </p>
        ))}
      </section>
      <section className="ff-card" aria-label={t('models:change')} style={{ display: 'grid', gap: 12 }}>
        <h2>{t('models:change')}</h2>
        <WouldChange
          workspace={workspace}
          before={{ name: state.name, model: state.model }}
          draft={settled}
          works={checked.isPending ? undefined : checked.isSuccess}
        />
        {of && (
          <p style={{ margin: 0, color: 'var(--ff-bad)' }}>
            {t('models:wrong-at', { name: labelOf(of.labels, i18n.language, of.key) })}
          </p>
        )}
        {!of && place.back === undefined && !(copy && ofName) && <Wrong text={text} />}
        <Actions
          word={t('accounts:keep')}
          disabled={taken || name.trim() === '' || checked.isError}
          loading={define.isPending}
          act={() => define.mutate({ name: name.trim(), meaning: draft }, { onSuccess: () => saved(name.trim()) })}
          close={close}
        />
      </section>
      {!copy && <ModelHistory workspace={workspace} name={state.name} back={takeBack} />}
    </>
  )

  /** With names by which it is told from the one that it was copied from. */
  function copied({ model, name: of }: ModelState): Model {
    const labels = LANGUAGES.map((language) => {
      const own = i18n.getFixedT(language)
      return [language, own('models:own-label', { name: labelOf(model.labels, language, of) })]
    })
    return { ...model, labels: Object.fromEntries(labels) }
  }
}

const has = (model: Model, key: string) => model.stages.some((stage) => stage.key === key)
