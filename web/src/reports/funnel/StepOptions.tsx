import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { DurationField } from './options/DurationField'
import { Refused, useRefused } from './options/refused'
import { editable, type Labelled, matcherOf, optionsOf, type Step, stepOf, withOptions } from './question'

interface Props {
  step: Step
  index: number
  change: (step: Step) => void
}

/** What a step says beside its event: its name, how soon it must come, whether it may be left out or keeps its place. */
export function StepOptions({ step, index, change }: Props) {
  const { t } = useTranslation()
  const refused = useRefused()
  const [typed, setTyped] = useState<string>()
  const options = optionsOf(step)
  const event = editable(step)
  const at = `/steps/${index}`
  const set = (some: { [K in keyof Labelled]?: Labelled[K] | undefined }) => change(withOptions(step, some))
  const label = () => {
    if (typed !== undefined) set({ label: typed.trim() })
    setTyped(undefined)
  }
  const nth = (number: number) => {
    if (!event || !Number.isInteger(number) || number < 0) return
    const { nth: _, ...rest } = event
    change(withOptions({ match: matcherOf(stepOf(number === 0 ? rest : { ...rest, nth: number })), ...options }, {}))
  }
  return (
    <div className="ff-row ff-fields">
      <TextInput
        label={t('options:step-label')}
        error={refused(`${at}/label`)}
        maxLength={200}
        value={typed ?? options.label ?? ''}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={label}
        onKeyDown={({ key }) => key === 'Enter' && label()}
      />
      {event && (
        <TextInput
          label={t('options:nth')}
          type="number"
          min={0}
          w={120}
          value={event.nth ?? ''}
          error={refused(`${at}/nth`, `${at}/match/nth`)}
          onChange={({ currentTarget }) => nth(Number(currentTarget.value))}
        />
      )}
      <DurationField
        label={t('options:within')}
        value={options.within ?? undefined}
        unit="d"
        wrong={refused(`${at}/within`)}
        change={(within) => set({ within })}
      />
      <Checkbox
        label={t('options:optional')}
        checked={options.optional === true}
        error={refused(`${at}/optional`)}
        onChange={({ currentTarget }) => set({ optional: currentTarget.checked })}
      />
      <Checkbox
        label={t('options:fixed')}
        checked={options.fixed === true}
        error={refused(`${at}/fixed`)}
        onChange={({ currentTarget }) => set({ fixed: currentTarget.checked })}
      />
    </div>
  )
}

/** A step's options in a few words; nothing of what is not set. */
export function StepMarks({ step, change }: Omit<Props, 'index'>) {
  const { t } = useTranslation()
  const format = useFormats()
  const { within, optional, fixed, label } = optionsOf(step)
  const marks = [
    { field: 'label', text: label && `“${label}”` },
    { field: 'within', text: within && t('funnel:within', { window: format.window(within) }) },
    { field: 'optional', text: optional && t('options:optional') },
    { field: 'fixed', text: fixed && t('options:fixed') },
  ].filter(({ text }) => text)
  return (
    <>
      {marks.map(({ field, text }) => (
        <span key={field} className="ff-chip ff-mark">
          <span>{text}</span>
          <button
            type="button"
            aria-label={t('options:take-out', { option: text })}
            onClick={({ currentTarget }) => {
              // what had the focus goes; the button that opens the options has it then
              currentTarget.closest('.ff-row')?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
              change(withOptions(step, { [field]: undefined }))
            }}
          >
            ×
          </button>
        </span>
      ))}
    </>
  )
}

/** The server's sentence about a step. */
export const StepRefused = ({ index }: { index: number }) => <Refused at={[`/steps/${index}`]} />
