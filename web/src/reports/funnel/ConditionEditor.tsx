import { ActionIcon, Autocomplete, NativeSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { type Condition, NEEDS_NO_VALUE, OPERATORS, typed } from './question'
import { useProperties, useValues } from './useFunnel'

interface Props {
  workspace: Workspace
  event: string
  condition?: Condition
  /** Only what is known of people. */
  traits?: boolean
  change: (condition: Condition) => void
  remove: () => void
}

const TRAIT = 'person.'

const shown = (value: Condition['value']) => (Array.isArray(value) ? JSON.stringify(value) : String(value ?? ''))

/** A property, how it is compared, and a value out of those that occur. It counts once it is whole. */
export function ConditionEditor({ workspace, event, condition, traits = false, change, remove }: Props) {
  const { t } = useTranslation()
  const [property, setProperty] = useState(condition?.property ?? '')
  const [op, setOp] = useState<Condition['op']>(condition?.op ?? '=')
  const [value, setValue] = useState(shown(condition?.value))
  const properties = useProperties(workspace.name, event)
  const values = useValues(workspace.name, property, event)
  const names = (properties.data?.properties ?? [])
    .map(({ name }) => name)
    .filter((name) => !traits || name.startsWith(TRAIT))
  const complete = (next: { property?: string; op?: Condition['op']; value?: string }) => {
    const whole = { property, op, value, ...next }
    if (whole.property === '') return
    if (NEEDS_NO_VALUE.has(whole.op)) change({ property: whole.property, op: whole.op })
    else if (whole.value !== '') change({ property: whole.property, op: whole.op, value: typed(whole.value) })
  }
  return (
    <div className="ff-row" style={{ gap: 6 }}>
      <Select
        aria-label={t('funnel:property')}
        placeholder={t('funnel:property')}
        data={names.includes(property) || property === '' ? names : [property, ...names]}
        value={property === '' ? null : property}
        onChange={(next) => {
          setProperty(next ?? '')
          setValue('')
        }}
        searchable
        nothingFoundMessage={t('funnel:no-such')}
        w={180}
      />
      <NativeSelect
        aria-label={t('funnel:operator')}
        data={OPERATORS.includes(op) ? OPERATORS : [...OPERATORS, op]}
        value={op}
        onChange={(next) => {
          const chosen = next.currentTarget.value as Condition['op']
          setOp(chosen)
          complete({ op: chosen })
        }}
      />
      {!NEEDS_NO_VALUE.has(op) && (
        <Autocomplete
          aria-label={t('funnel:value')}
          placeholder={t('funnel:value')}
          data={[...new Set((values.data?.values ?? []).map((each) => String(each.value)))]}
          value={value}
          onChange={setValue}
          onOptionSubmit={(next) => complete({ value: next })}
          onBlur={() => value !== shown(condition?.value) && complete({ value })}
          onKeyDown={(key) => key.key === 'Enter' && complete({ value })}
          w={200}
        />
      )}
      <ActionIcon variant="default" size={32} aria-label={t('funnel:remove-condition')} onClick={remove}>
        ×
      </ActionIcon>
    </div>
  )
}
