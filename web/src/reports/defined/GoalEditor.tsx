import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../api/problem'
import type { Workspace } from '../../api/types'
import { Actions } from '../../kit/Actions'
import { Unsaved } from '../../kit/Unsaved'
import { useFigureWords } from '../figures/words'
import type { Matcher } from '../funnel/question'
import type { Goal } from '../useDefined'
import { HowMany } from './HowMany'
import { MatcherEditor } from './MatcherEditor'
import { isOfName, useDefine } from './useDefine'

interface Props {
  workspace: Workspace
  /** Left out for a new one. */
  goal: Goal | undefined
  close: () => void
}

/** What a goal means: one event or another, each with conditions. */
export function GoalEditor({ workspace, goal, close }: Props) {
  const { t } = useTranslation()
  const { goal: called } = useFigureWords()
  const define = useDefine(workspace.name, 'goals')
  const [name, setName] = useState(goal?.name ?? '')
  const [matcher, setMatcher] = useState<Matcher | undefined>((goal?.match as Matcher | null) ?? undefined)
  const written = JSON.stringify({ name, matcher })
  const [begun] = useState(written)
  const wrong = define.error ? asProblem(define.error).message : undefined
  const ofName = wrong !== undefined && isOfName(define.error)
  const title = goal ? t('goals:edit-title', { name: called(goal.name) }) : t('goals:new')
  return (
    <section className="ff-card" aria-label={title} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <h2>{title}</h2>
      {!goal && (
        <TextInput
          label={t('goals:name')}
          description={t('goals:name-rule')}
          value={name}
          error={ofName ? wrong : undefined}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maw={320}
        />
      )}
      <MatcherEditor workspace={workspace} matcher={matcher} change={setMatcher} />
      {wrong !== undefined && (goal || !ofName) && (
        <p role="alert" style={{ margin: 0, color: 'var(--ff-bad)' }}>
          {wrong}
        </p>
      )}
      <HowMany workspace={workspace} matcher={matcher} />
      <Actions
        word={t('accounts:keep')}
        disabled={matcher === undefined || name.trim() === ''}
        loading={define.isPending}
        act={() => define.mutate({ name: name.trim(), meaning: matcher }, { onSuccess: close })}
        close={close}
      />
    </section>
  )
}
