import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ConditionEditor } from '../funnel/ConditionEditor'
import {
  anyOf,
  type Condition,
  type EditedEvent,
  editable,
  type Matcher,
  partsOf,
  type Step,
  stepOf,
} from '../funnel/question'
import { type AnyMatcher, MatcherSelect } from '../MatcherSelect'
import { COLUMN } from './Parts'

interface Props {
  workspace: Workspace
  matcher: Matcher | undefined
  change: (matcher: Matcher | undefined) => void
}

/** One event or goal or another: events with conditions on them and on who did them. */
export function RuleParts({ workspace, matcher, change }: Props) {
  const { t } = useTranslation()
  const parts = partsOf(matcher)
  return (
    <div style={{ ...COLUMN, gap: 8 }}>
      {parts.map((part, at) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice, its place is its name
          key={at}
          workspace={workspace}
          number={at + 1}
          part={part}
          change={(next) => change(anyOf(parts.map((each, place) => (place === at ? next : each))))}
          remove={() => change(anyOf(parts.filter((_, place) => place !== at)))}
        />
      ))}
      <div style={{ maxWidth: 420 }}>
        <MatcherSelect
          key={`new ${parts.length}`}
          workspace={workspace}
          label={t('models:add-part')}
          matcher={undefined}
          change={(next) => change(anyOf([...parts, next as Matcher]))}
        />
      </div>
    </div>
  )
}

interface PartProps {
  workspace: Workspace
  number: number
  part: Matcher
  change: (part: Matcher) => void
  remove: () => void
}

function Part({ workspace, number, part, change, remove }: PartProps) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState<'event' | 'trait'>()
  const edited = editable(part as Step)
  const where = edited?.where ?? []
  const put = (next: EditedEvent) => change(stepOf(next) as Matcher)
  const conditions = (next: Condition[]) => edited && put({ ...edited, where: next })
  const add = (condition: Condition) => {
    setAdding(undefined)
    conditions([...where, condition])
  }
  return (
    <div>
      <div className="ff-row" style={{ gap: 8, alignItems: 'end', flexWrap: 'nowrap' }}>
        <div style={{ flex: 1, maxWidth: 420 }}>
          <MatcherSelect
            workspace={workspace}
            label={t('models:part', { number })}
            matcher={edited ? edited.event : (part as AnyMatcher)}
            change={(next) =>
              edited && typeof next === 'string' ? put({ ...edited, event: next }) : change(next as Matcher)
            }
          />
        </div>
        <ActionIcon variant="default" size={36} aria-label={t('models:remove-part', { number })} onClick={remove}>
          ×
        </ActionIcon>
      </div>
      {edited && (
        <div style={{ ...COLUMN, paddingLeft: 16, gap: 6, marginTop: 6 }}>
          {where.map((condition, at) => (
            <ConditionEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
              key={at}
              workspace={workspace}
              event={condition.property.startsWith('person.') ? '' : edited.event}
              traits={condition.property.startsWith('person.')}
              condition={condition}
              change={(next) => conditions(where.map((each, place) => (place === at ? next : each)))}
              remove={() => conditions(where.filter((_, place) => place !== at))}
            />
          ))}
          {adding ? (
            <ConditionEditor
              workspace={workspace}
              event={adding === 'trait' ? '' : edited.event}
              traits={adding === 'trait'}
              change={add}
              remove={() => setAdding(undefined)}
            />
          ) : (
            <div className="ff-row" style={{ gap: 4 }}>
              <Button variant="subtle" size="compact-sm" onClick={() => setAdding('event')}>
                {t('funnel:where')}
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={() => setAdding('trait')}>
                {t('goals:add-trait')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
