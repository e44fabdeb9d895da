import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { having, type Stage, without } from './model'

type Targets = NonNullable<Stage['targets']>

const EVERY = ['day', 'week', 'month'] as const
const FIGURES = ['now', 'entered', 'dwellDays'] as const

/** What is wanted of a stage: people in it, moves into it, and how short a stay. */
export function TargetFields({
  targets = {},
  change,
}: {
  targets: Targets | undefined
  change: (targets: Targets | undefined) => void
}) {
  const { t } = useTranslation()
  const put = (next: Targets) => {
    const { every: _, ...said } = next
    change(Object.keys(said).length === 0 ? undefined : next)
  }
  return (
    <div className="ff-row" style={{ alignItems: 'end' }}>
      {FIGURES.map((figure) => (
        <TextInput
          key={figure}
          label={t(`models:target.${figure}`)}
          type="number"
          min={0}
          w={190}
          value={targets[figure] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const next = having(targets, figure, value === '' ? undefined : Math.max(0, Math.floor(Number(value))))
            put(next.entered === undefined ? without(next, 'every') : next)
          }}
        />
      ))}
      {targets.entered !== undefined && (
        <NativeSelect
          label={t('models:target-every')}
          value={targets.every ?? 'month'}
          onChange={({ currentTarget }) => {
            const every = EVERY.find((each) => each === currentTarget.value)
            if (every) put({ ...targets, every })
          }}
          data={EVERY.map((value) => ({ value, label: t(`models:every.${value}`) }))}
        />
      )}
    </div>
  )
}
