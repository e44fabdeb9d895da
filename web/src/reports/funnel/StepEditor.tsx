import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { EventSelect } from './EventSelect'
import { useRefused } from './options/refused'
import { anyOf, type Matcher, matcherOf, optionsOf, partsOf, type Step, withOptions } from './question'
import { StepMarks, StepOptions, StepRefused } from './StepOptions'
import { Remove, StepPart } from './StepPart'

interface Props {
  workspace: Workspace
  step?: Step
  index: number
  last: number
  change: (step: Step) => void
  move?: (to: number) => void
  remove?: () => void
  /** What it is called where it is no step of a funnel; it has no options then. */
  words?: { add: string; one: (number: number) => string; remove: (number: number) => string }
  /** Whether goals and stages may be chosen where it is no step. */
  goals?: boolean
}

/** One step: its events with conditions, its options, and where it stands. Without a step it is the place for a new one. */
export function StepEditor({ workspace, step, index, last, change, move, remove, words, goals = !words }: Props) {
  const { t } = useTranslation()
  const refused = useRefused()
  const number = index + 1
  const add = words?.add ?? t('funnel:add')
  const called = words?.one(number) ?? t('funnel:step', { number })
  const [opened, setOpened] = useState(false)
  const [adding, setAdding] = useState(false)
  const mark = (
    <span className="ff-small" style={{ width: 16, flex: 'none', textAlign: 'right' }}>
      {number}
    </span>
  )
  if (step === undefined) {
    return (
      <div className="ff-row" style={{ gap: 8, flexWrap: 'nowrap' }}>
        {mark}
        <EventSelect
          workspace={workspace}
          label={add}
          placeholder={add}
          matcher={undefined}
          goals={goals}
          wrong={false}
          change={(matcher) => change(plain(matcher))}
        />
      </div>
    )
  }
  const parts = partsOf(matcherOf(step))
  const options = optionsOf(step)
  const wrong = !words && refused(`/steps/${index}`)
  const open = opened || (wrong && refused(...OPTIONS.map((option) => `/steps/${index}/${option}`)))
  const set = (next: Matcher[]) => {
    const match = anyOf(next)
    if (match === undefined) remove?.()
    else change(withOptions({ match, ...options }, {}))
  }
  const acts = (
    <>
      {move && (
        <>
          <ActionIcon
            variant="default"
            size={32}
            disabled={index === 0}
            aria-label={t('funnel:up', { number })}
            onClick={() => move(index - 1)}
          >
            ↑
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={32}
            disabled={index === last}
            aria-label={t('funnel:down', { number })}
            onClick={() => move(index + 1)}
          >
            ↓
          </ActionIcon>
        </>
      )}
      {remove && <Remove label={words?.remove(number) ?? t('funnel:remove', { number })} remove={remove} />}
    </>
  )
  const more = !words && (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)} disabled={adding}>
        {t('options:or')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-label={t('options:step-options', { number })}
        onClick={() => setOpened(!open)}
      >
        {t('options:options')}
      </Button>
      <StepMarks step={step} change={change} />
    </>
  )
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice, its place is its name
        <div key={at}>
          <StepPart
            workspace={workspace}
            matcher={part}
            label={at === 0 ? called : t('options:or-one', { step: called, number: at + 1 })}
            goals={goals}
            wrong={wrong}
            change={(next) => set(parts.map((each, place) => (place === at ? next : each)))}
            mark={at === 0 ? mark : <Or />}
            acts={
              at === 0 ? (
                acts
              ) : (
                <Remove
                  label={t('options:or-remove', { step: called, number: at + 1 })}
                  remove={() => set(parts.filter((_, place) => place !== at))}
                />
              )
            }
            more={at === parts.length - 1 && more}
          />
        </div>
      ))}
      {adding && (
        <div className="ff-row" style={{ gap: 8, flexWrap: 'nowrap' }}>
          <Or />
          <EventSelect
            workspace={workspace}
            label={t('options:or-new', { step: called })}
            placeholder={t('options:or-new', { step: called })}
            matcher={undefined}
            goals={goals}
            wrong={false}
            change={(next) => {
              setAdding(false)
              set([...parts, plain(next)])
            }}
          />
        </div>
      )}
      {(open || wrong) && (
        <div style={{ paddingLeft: 24 }}>
          {open && <StepOptions step={step} index={index} change={change} />}
          {wrong && <StepRefused index={index} />}
        </div>
      )}
    </div>
  )
}

const OPTIONS = ['label', 'within', 'optional', 'fixed', 'nth', 'match/nth']

/** A bare name where nothing else is asked. */
const plain = (matcher: Matcher): Matcher =>
  typeof matcher === 'object' && 'event' in matcher && Object.keys(matcher).length === 1 ? matcher.event : matcher

function Or() {
  const { t } = useTranslation()
  return (
    <span className="ff-small" style={{ width: 24, flex: 'none', textAlign: 'right' }}>
      {t('options:or-word')}
    </span>
  )
}
