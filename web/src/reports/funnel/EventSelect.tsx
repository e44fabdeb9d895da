import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { useFigureWords } from '../figures/words'
import { usePresets } from '../home/useHome'
import { useGoals } from '../useDefined'
import { editable, type Matcher, nameOf } from './question'
import { useEvents } from './useFunnel'

const PATIENCE = 200
const EVENT = 'event:'
const GOAL = 'goal:'
const STAGE = 'stage:'
const ANY = '*'

interface Props {
  workspace: Workspace
  label: string
  placeholder: string
  matcher: Matcher | undefined
  /** Whether goals, stages and any event may be chosen beside the events that are there. */
  goals: boolean
  wrong: boolean
  change: (matcher: Matcher) => void
}

/** How a choice is written: a sign for its kind, and its name. */
function keyOf(matcher: Matcher | undefined): string | null {
  if (matcher === undefined) return null
  if (typeof matcher === 'object' && 'goal' in matcher) return `${GOAL}${matcher.goal}`
  if (typeof matcher === 'object' && 'stage' in matcher)
    return `${STAGE}${JSON.stringify([matcher.model, matcher.stage])}`
  return `${EVENT}${editable(matcher)?.event ?? JSON.stringify(matcher)}`
}

function matcherOfKey(key: string): Matcher {
  if (key.startsWith(GOAL)) return { goal: key.slice(GOAL.length) }
  if (!key.startsWith(STAGE)) return { event: key.slice(EVENT.length) }
  const [model = '', stage = ''] = JSON.parse(key.slice(STAGE.length)) as string[]
  return { model, stage }
}

/** What a step looks for: an event with how often it came, a goal, or entering a stage of a model. */
export function EventSelect({ workspace, label, placeholder, matcher, goals, wrong, change }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const { goal: called } = useFigureWords()
  const [search, setSearch] = useState('')
  const [settled] = useDebouncedValue(search, PATIENCE)
  const value = keyOf(matcher)
  const named = (name: string) => (name === ANY ? t('options:any-event') : name)
  const shown =
    matcher === undefined
      ? ''
      : value?.startsWith(GOAL)
        ? called(nameOf(matcher))
        : value?.startsWith(EVENT)
          ? named(nameOf(matcher))
          : nameOf(matcher)
  const events = useEvents(workspace.name, settled === shown ? '' : settled)
  const known = events.data?.events ?? []
  const counts = new Map(known.map(({ name, count }) => [EVENT + name, count]))
  const own = useGoals(workspace.name)
  const models = usePresets(workspace.name)
  const inWords = (labels: Record<string, string>, otherwise: string) => labels[i18n.language] ?? labels.en ?? otherwise
  const items = known.map(({ name }) => ({ value: EVENT + name, label: name }))
  const more = [
    {
      group: t('figures:group-goals'),
      items: (own.data ?? [])
        .filter(({ match }) => match !== null)
        .map(({ name }) => ({ value: GOAL + name, label: called(name) })),
    },
    ...(models.data ?? []).map(({ name, labels, stages }) => ({
      group: t('options:stages-of', { model: inWords(labels, name) }),
      items: stages
        .filter(({ mapped }) => mapped)
        .map((stage) => ({
          value: STAGE + JSON.stringify([name, stage.key]),
          label: inWords(stage.labels, stage.key),
        })),
    })),
    { group: t('options:others'), items: [{ value: EVENT + ANY, label: t('options:any-event') }] },
  ].filter((group) => group.items.length > 0)
  const offered = new Set([...items, ...(goals ? more.flatMap((group) => group.items) : [])].map((each) => each.value))
  const kept = value === null || offered.has(value) ? [] : [{ value, label: shown }]
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      error={wrong}
      data={goals ? [{ group: t('figures:group-events'), items: [...kept, ...items] }, ...more] : [...kept, ...items]}
      value={value}
      onChange={(key) => key !== null && key !== value && change(matcherOfKey(key))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('funnel:no-such')}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', gap: 12, width: '100%' }}>
          <span style={{ flex: 1, overflowWrap: 'anywhere' }}>{option.label}</span>
          <span className="ff-small">
            {counts.has(option.value) ? format.count(counts.get(option.value) ?? 0) : ''}
          </span>
        </span>
      )}
      maxDropdownHeight={320}
      style={{ flex: '1 1 140px', maxWidth: 420 }}
    />
  )
}
