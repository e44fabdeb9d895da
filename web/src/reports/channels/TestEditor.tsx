import { ActionIcon, Button, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  LISTS,
  NEW_TEST,
  OPERATORS,
  PROPERTIES,
  type Test,
  type Together,
  takesMany,
  takesNone,
  together,
  togetherOf,
  withOperator,
} from './rules'

interface Props {
  test: Test
  change: (test: Test) => void
  remove?: (() => void) | undefined
  depth?: number
}

const DEEPEST = 4
const HOWS: Together[] = ['all', 'any', 'not']

/** What must hold: one comparison, or several together, also inside each other. */
export function TestEditor({ test, change, remove, depth = 0 }: Props) {
  const { t } = useTranslation()
  const several = togetherOf(test)
  const out = remove && (
    <ActionIcon variant="default" size={32} aria-label={t('channels:remove-test')} onClick={remove}>
      ×
    </ActionIcon>
  )
  if (!several) {
    return (
      <div className="ff-row" style={{ gap: 6 }}>
        <Comparison test={test as Plain} change={change} />
        {depth === 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change({ all: [test, NEW_TEST] })}>
            {t('channels:add-test')}
          </Button>
        )}
        {out}
      </div>
    )
  }
  const { how, parts } = several
  const set = (next: Test[]) => {
    const [only] = next
    change(next.length === 1 && only && how !== 'not' ? only : together(how, next))
  }
  return (
    <div className="ff-tests">
      <div className="ff-row" style={{ gap: 6 }}>
        <NativeSelect
          aria-label={t('channels:together')}
          value={how}
          onChange={({ currentTarget }) => change(together(currentTarget.value as Together, parts))}
          data={HOWS.map((value) => ({ value, label: t(`channels:together.${value}`) }))}
        />
        {out}
      </div>
      {parts.map((part, at) => (
        <TestEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no name but their place
          key={at}
          test={part}
          depth={depth + 1}
          change={(next) => set(parts.map((each, place) => (place === at ? next : each)))}
          remove={parts.length > 1 ? () => set(parts.filter((_, place) => place !== at)) : undefined}
        />
      ))}
      <div className="ff-row" style={{ gap: 6 }}>
        <Button variant="subtle" size="compact-sm" onClick={() => set([...parts, NEW_TEST])}>
          {t('channels:add-test')}
        </Button>
        {depth < DEEPEST && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => set([...parts, together(how === 'all' ? 'any' : 'all', [NEW_TEST, NEW_TEST])])}
          >
            {t('channels:add-group')}
          </Button>
        )}
      </div>
    </div>
  )
}

type Plain = { property: string; op: string; value?: string | string[] }

function Comparison({ test, change }: { test: Plain; change: (test: Test) => void }) {
  const { t } = useTranslation()
  const { property, op, value } = test
  const one = Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
  const named = t('channels:value')
  return (
    <>
      <NativeSelect
        aria-label={t('channels:property')}
        data={PROPERTIES.includes(property) ? PROPERTIES : [property, ...PROPERTIES]}
        value={property}
        onChange={({ currentTarget }) => change({ ...test, property: currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('channels:operator')}
        data={OPERATORS.map((each) => ({ value: each, label: t(`channels:op.${each}`) }))}
        value={op}
        onChange={({ currentTarget }) => change(withOperator(test, currentTarget.value))}
      />
      {op === 'listed' && (
        <NativeSelect
          aria-label={named}
          data={LISTS}
          value={one}
          onChange={({ currentTarget }) => change({ ...test, value: currentTarget.value })}
        />
      )}
      {takesMany(op) && (
        <TagsInput
          aria-label={named}
          value={Array.isArray(value) ? value : one === '' ? [] : [one]}
          onChange={(next) => change({ ...test, value: next })}
          style={{ flex: 1, minWidth: 200 }}
        />
      )}
      {!takesMany(op) && !takesNone(op) && op !== 'listed' && (
        <TextInput
          aria-label={named}
          placeholder={named}
          value={one}
          onChange={({ currentTarget }) => change({ ...test, value: currentTarget.value })}
          style={{ flex: 1, minWidth: 120, maxWidth: 420 }}
        />
      )}
    </>
  )
}
