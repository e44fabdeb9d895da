import { ActionIcon, Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { ConditionEditor } from './ConditionEditor'
import { type Condition, editable, labelOf, matcherOf, type Step, stepOf } from './question'
import { useEvents } from './useFunnel'

interface Props {
  workspace: Workspace
  step?: Step
  index: number
  last: number
  change: (step: Step) => void
  move?: (to: number) => void
  remove?: () => void
  /** What it is called where it is no step. */
  words?: { add: string; one: (number: number) => string; remove: (number: number) => string }
}

const PATIENCE = 200

/** One step: the event, its conditions, and where it stands. Without a step it is the place for a new one. */
export function StepEditor({ workspace, step, index, last, change, move, remove, words }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const number = index + 1
  const add = words?.add ?? t('funnel:add')
  const [search, setSearch] = useState('')
  const [settled] = useDebouncedValue(search, PATIENCE)
  const matcher = step === undefined ? undefined : editable(step)
  const events = useEvents(workspace.name, settled === matcher?.event ? '' : settled)
  const known = events.data?.events ?? []
  const names = known.map(({ name }) => name)
  const data = matcher && !names.includes(matcher.event) ? [matcher.event, ...names] : names
  const counts = new Map(known.map(({ name, count }) => [name, count]))
  const where = matcher?.where ?? []
  const conditions = (next: Condition[]) => matcher && change(stepKeeping(step, { ...matcher, where: next }))
  return (
    <div>
      <div className="ff-row" style={{ gap: 8, flexWrap: 'nowrap' }}>
        <span className="ff-small" style={{ width: 16, textAlign: 'right' }}>
          {number}
        </span>
        {step !== undefined && !matcher ? (
          <code style={{ flex: 1, overflowWrap: 'anywhere' }}>{labelOf(step)}</code>
        ) : (
          <Select
            aria-label={step === undefined ? add : (words?.one(number) ?? t('funnel:step', { number }))}
            placeholder={add}
            data={data}
            value={matcher?.event ?? null}
            onChange={(event) => event !== null && change(stepOf({ ...(matcher ?? {}), event }))}
            searchable
            searchValue={search}
            onSearchChange={setSearch}
            nothingFoundMessage={t('funnel:no-such')}
            renderOption={({ option }) => (
              <span style={{ display: 'flex', gap: 12, width: '100%' }}>
                <span style={{ flex: 1, overflowWrap: 'anywhere' }}>{option.value}</span>
                <span className="ff-small">
                  {counts.has(option.value) ? format.count(counts.get(option.value) ?? 0) : ''}
                </span>
              </span>
            )}
            maxDropdownHeight={320}
            style={{ flex: 1, maxWidth: 420 }}
          />
        )}
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
        {remove && (
          <ActionIcon
            variant="default"
            size={32}
            aria-label={words?.remove(number) ?? t('funnel:remove', { number })}
            onClick={remove}
          >
            ×
          </ActionIcon>
        )}
      </div>
      {matcher && (
        <div style={{ paddingLeft: 24, display: 'grid', gap: 6, marginTop: where.length > 0 ? 6 : 0 }}>
          {where.map((condition, at) => (
            <ConditionEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
              key={at}
              workspace={workspace}
              event={matcher.event}
              condition={condition}
              change={(next) => conditions(where.map((each, place) => (place === at ? next : each)))}
              remove={() => conditions(where.filter((_, place) => place !== at))}
            />
          ))}
          <NewCondition
            workspace={workspace}
            event={matcher.event}
            add={(condition) => conditions([...where, condition])}
          />
        </div>
      )}
    </div>
  )
}

/** The step with another matcher; a label stays. */
function stepKeeping(step: Step | undefined, matcher: Parameters<typeof stepOf>[0]): Step {
  const next = stepOf(matcher)
  return typeof step === 'object' && 'match' in step ? { ...step, match: matcherOf(next) } : next
}

function NewCondition({
  workspace,
  event,
  add,
}: {
  workspace: Workspace
  event: string
  add: (condition: Condition) => void
}) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('funnel:where')}
        </Button>
      </div>
    )
  }
  const take = (condition: Condition) => {
    setOpen(false)
    add(condition)
  }
  return <ConditionEditor workspace={workspace} event={event} change={take} remove={() => setOpen(false)} />
}
