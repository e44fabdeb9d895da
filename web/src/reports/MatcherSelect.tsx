import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { useFigureWords } from './figures/words'
import { useEvents } from './funnel/useFunnel'
import { useGoals } from './useDefined'

/** What a question means by an event: its name, a goal, or more, which is kept as it is. */
export type AnyMatcher = string | Record<string, unknown>

const GOAL = 'goal:'

const chosen = (matcher: AnyMatcher): string =>
  typeof matcher === 'string'
    ? matcher
    : typeof matcher.goal === 'string' && Object.keys(matcher).length === 1
      ? GOAL + matcher.goal
      : JSON.stringify(matcher)

interface Props {
  workspace: Workspace
  label: string
  /** Undefined is the place for a new one. */
  matcher: AnyMatcher | undefined
  change: (matcher: AnyMatcher) => void
}

/** A matcher as it is called. */
export function useMatcherName(): (matcher: AnyMatcher) => string {
  const { goal } = useFigureWords()
  return (matcher) => {
    const value = chosen(matcher)
    return value.startsWith(GOAL) ? goal(value.slice(GOAL.length)) : value
  }
}

/** A goal or an event to choose. */
export function MatcherSelect({ workspace, label, matcher, change }: Props) {
  const { t } = useTranslation()
  const name = useMatcherName()
  const goals = useGoals(workspace.name)
  const events = useEvents(workspace.name)
  const value = matcher === undefined ? null : chosen(matcher)
  const ofGoals = (goals.data ?? [])
    .filter(({ match }) => match !== null)
    .map((one) => ({ value: GOAL + one.name, label: name({ goal: one.name }) }))
  const named = (events.data?.events ?? []).map((one) => ({ value: one.name, label: one.name }))
  const known = [...ofGoals, ...named].some((one) => one.value === value)
  const unknown = known || matcher === undefined ? [] : [{ value: chosen(matcher), label: name(matcher) }]
  return (
    <Select
      label={label}
      value={value}
      data={[
        { group: t('figures:group-goals'), items: ofGoals },
        { group: t('figures:group-events'), items: named },
        { group: t('figures:group-own'), items: unknown },
      ].filter(({ items }) => items.length > 0)}
      onChange={(next) => {
        if (next === null || next === value) return
        change(next.startsWith(GOAL) ? { goal: next.slice(GOAL.length) } : next)
      }}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('funnel:no-such')}
    />
  )
}
