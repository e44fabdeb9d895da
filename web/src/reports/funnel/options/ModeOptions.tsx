import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../words/format'
import type { Answered } from '../answer'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

export const MODES = [
  'fullfunnel',
  'posthog',
  'mixpanel',
  'mixpanel-optimized',
  'amplitude',
  'clickhouse',
  'ga4',
] as const
const RULES = ['strict_once', 'strict_increase', 'strict_order', 'strict_deduplication', 'allow_reentry']

/** Whose rules are followed, what they set, and the options that windowFunnel has. */
export function ModeOptions({ question, set, filled }: OptionProps & { filled: Answered['question'] | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  const refused = useRefused()
  const [mode = 'fullfunnel', ...rules] = (question.mode ?? 'fullfunnel').split('+')
  const choose = (next: string) => set({ mode: next === 'fullfunnel' ? undefined : next })
  const rule = (name: string, on: boolean) =>
    choose([mode, ...RULES.filter((each) => (each === name ? on : rules.includes(each)))].join('+'))
  return (
    <>
      <NativeSelect
        label={t('options:mode')}
        error={refused('/mode')}
        value={mode}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={MODES.map((value) => ({ value, label: t(`options:mode.${value}`) }))}
      />
      {mode === 'clickhouse' && (
        <Checkbox.Group label={t('options:mode-rules')} value={rules}>
          <div className="ff-row" style={{ gap: 12 }}>
            {RULES.map((name) => (
              <Checkbox
                key={name}
                value={name}
                label={name}
                onChange={({ currentTarget }) => rule(name, currentTarget.checked)}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {filled !== undefined && mode !== 'fullfunnel' && filled.mode === question.mode && (
        <p className="ff-sub" style={{ flexBasis: '100%' }}>
          {t('options:mode-sets', {
            window: format.window(filled.window),
            attempt: t(`funnel:attempt.${filled.attempt}`),
            tolerance: format.window(filled.tolerance),
          })}
        </p>
      )}
      <Refused at={['/mode']} />
    </>
  )
}
