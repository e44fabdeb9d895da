import { ActionIcon, Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ConditionEditor } from './ConditionEditor'
import { EventSelect } from './EventSelect'
import { type Condition, editable, type Matcher, matcherOf, stepOf } from './question'

interface Props {
  workspace: Workspace
  matcher: Matcher
  label: string
  goals: boolean
  wrong: boolean
  change: (matcher: Matcher) => void
  /** Before the event, and after it. */
  mark: ReactNode
  acts: ReactNode
  /** Behind the button for a condition. */
  more?: ReactNode
}

/** One event with its conditions; what the page cannot edit is shown as it is. */
export function StepPart({ workspace, matcher, label, goals, wrong, change, mark, acts, more }: Props) {
  const { t } = useTranslation()
  const event = editable(matcher)
  const [adding, setAdding] = useState(false)
  const chosen = typeof matcher === 'object' && ('goal' in matcher || 'stage' in matcher)
  const where = event?.where ?? []
  const conditions = (next: Condition[]) => event && change(matcherOf(stepOf({ ...event, where: next })))
  const put = (next: Matcher) => {
    const other = editable(next)
    if (event && other && !chosen) change(matcherOf(stepOf({ ...event, ...other })))
    else change(other ? matcherOf(stepOf(other)) : next)
  }
  return (
    <>
      <div className="ff-row" style={{ gap: 8 }}>
        {mark}
        {event || chosen ? (
          <EventSelect
            workspace={workspace}
            label={label}
            placeholder={label}
            matcher={matcher}
            goals={goals}
            wrong={wrong}
            change={put}
          />
        ) : (
          <code style={{ flex: 1, overflowWrap: 'anywhere' }}>{JSON.stringify(matcher)}</code>
        )}
        {acts}
        {event && !adding && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {t('funnel:where')}
          </Button>
        )}
        {more}
      </div>
      <div style={{ paddingLeft: 24, display: 'grid', gap: 6, marginTop: where.length > 0 || adding ? 6 : 0 }}>
        {where.map((condition, at) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            key={at}
            workspace={workspace}
            event={event?.event ?? ''}
            condition={condition}
            change={(next) => conditions(where.map((each, place) => (place === at ? next : each)))}
            remove={() => conditions(where.filter((_, place) => place !== at))}
          />
        ))}
        {adding && event && (
          <ConditionEditor
            workspace={workspace}
            event={event.event}
            change={(condition) => {
              setAdding(false)
              conditions([...where, condition])
            }}
            remove={() => setAdding(false)}
          />
        )}
      </div>
    </>
  )
}

/** Takes something out of a list. */
export function Remove({ label, remove }: { label: string; remove: () => void }) {
  return (
    <ActionIcon variant="default" size={32} aria-label={label} onClick={remove}>
      ×
    </ActionIcon>
  )
}
