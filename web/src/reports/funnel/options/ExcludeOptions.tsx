import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { anyOf, type Exclusion, type Matcher, matcherOf } from '../question'
import { StepEditor } from '../StepEditor'
import { ChoiceField } from './ChoiceField'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

const EFFECTS = ['drop', 'restart', 'remove'] as const

/** Events that end an attempt: which, between which steps, and what becomes of who did them. */
export function ExcludeOptions({ workspace, question, set, labels }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const exclude = question.exclude ?? []
  const put = (next: Exclusion[]) => set({ exclude: next.length === 0 ? undefined : next })
  const words = {
    add: t('options:exclude-add'),
    one: (number: number) => t('options:exclude-one', { number }),
    remove: (number: number) => t('options:exclude-remove', { number }),
  }
  return (
    <div style={{ display: 'grid', gap: 12, width: '100%' }}>
      {exclude.map((one, at) => {
        const change = (some: { [K in keyof Exclusion]?: Exclusion[K] | undefined }) =>
          put(exclude.map((each, place) => (place === at ? without({ ...each, ...some }) : each)))
        const place = `/exclude/${at}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice, its place is its name
          <div key={at} style={{ display: 'grid', gap: 6 }}>
            <StepEditor
              workspace={workspace}
              step={one.match}
              index={at}
              last={exclude.length - 1}
              words={words}
              goals
              change={(next) => change({ match: anyOf([matcherOf(next)]) as Matcher })}
              remove={() => put(exclude.filter((_, other) => other !== at))}
            />
            <div className="ff-row ff-fields" style={{ paddingLeft: 24 }}>
              <Bound
                name={t('options:after', { number: at + 1 })}
                otherwise={t('options:after-first')}
                value={one.after}
                labels={labels.slice(0, -1)}
                from={1}
                wrong={refused(`${place}/after`)}
                change={(after) => change({ after })}
              />
              <Bound
                name={t('options:before', { number: at + 1 })}
                otherwise={t('options:before-last')}
                value={one.before}
                labels={labels.slice(1)}
                from={2}
                wrong={refused(`${place}/before`)}
                change={(before) => change({ before })}
              />
              <ChoiceField
                label={t('options:effect', { number: at + 1 })}
                value={one.effect}
                values={EFFECTS}
                called={(value) => t(`options:effect.${value}`)}
                mode={question.mode}
                wrong={refused(`${place}/effect`)}
                change={(effect) => change({ effect: effect as Exclusion['effect'] })}
              />
              <Refused at={[place]} />
            </div>
          </div>
        )
      })}
      <StepEditor
        key={`new ${exclude.length}`}
        workspace={workspace}
        index={exclude.length}
        last={exclude.length}
        words={words}
        goals
        change={(next) => put([...exclude, { match: matcherOf(next) }])}
      />
      {refused('/exclude') && !exclude.some((_, at) => refused(`/exclude/${at}`)) && <Refused at={['/exclude']} />}
    </div>
  )
}

const without = (one: { [K in keyof Exclusion]?: Exclusion[K] | undefined }): Exclusion =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as Exclusion

interface BoundProps {
  name: string
  otherwise: string
  value: number | undefined
  labels: string[]
  /** The number of the first step among these. */
  from: number
  wrong: boolean
  change: (step: number | undefined) => void
}

/** The step that something begins after or ends before; without one, the first or the last. */
function Bound({ name, otherwise, value, labels, from, wrong, change }: BoundProps) {
  return (
    <NativeSelect
      label={name}
      error={wrong}
      value={value === undefined ? '' : String(value)}
      onChange={({ currentTarget }) => change(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      data={[
        { value: '', label: otherwise },
        ...labels.map((label, at) => ({ value: String(at + from), label: `${at + from}. ${label}` })),
      ]}
    />
  )
}
