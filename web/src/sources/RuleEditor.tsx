import { Button, Code, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { useFormats } from '../words/format'
import { firstStep, KINDS, type Kind, type Outcome, ruleOf, type Step, useDone, usePreview } from './failed'
import type { FailedSearch } from './search'
import { useSourceWords } from './words'

interface Props {
  workspace: string
  when: FailedSearch
  /** How many the rule is about. */
  events: number
}

/** A rule for what is chosen: its steps, what it would do, and doing it. */
export function RuleEditor({ workspace, when, events }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const [steps, setSteps] = useState<Step[]>([firstStep(when.reason)])
  const preview = usePreview(workspace)
  const replay = useDone<Outcome>(workspace, 'replay')
  const drop = useDone<{ dropped: number }>(workspace, 'drop')
  const rule = ruleOf(when, steps)
  const busy = preview.isPending || replay.isPending || drop.isPending
  const edit = (changed: Step[]) => {
    preview.reset()
    replay.reset()
    setSteps(changed)
  }
  const error = preview.error ?? replay.error ?? drop.error
  return (
    <section className="ff-card" style={{ display: 'grid', gap: 12 }} aria-label={t('sources:mend')}>
      <h2>{t('sources:mend')}</h2>
      <p className="ff-sub">{t('sources:mend-text', { count: events, events: format.count(events) })}</p>
      {steps.map((step, index) => (
        <StepRow
          key={step.id}
          number={index + 1}
          step={step}
          change={(changed) => edit(steps.map((each) => (each.id === step.id ? changed : each)))}
          remove={() => edit(steps.filter((each) => each.id !== step.id))}
        />
      ))}
      <div className="ff-row" style={{ flexWrap: 'wrap' }}>
        <Button
          variant="default"
          onClick={() =>
            edit([...steps, { ...firstStep(undefined), id: 1 + Math.max(0, ...steps.map(({ id }) => id)) }])
          }
        >
          {t('sources:one-more')}
        </Button>
        <span className="ff-spring" />
        <Button variant="default" disabled={busy} onClick={() => drop.mutate(rule)}>
          {t('sources:let-go')}
        </Button>
        <Button variant="default" loading={preview.isPending} disabled={busy} onClick={() => preview.mutate(rule)}>
          {t('sources:preview')}
        </Button>
        <Button loading={replay.isPending} disabled={busy || !preview.data} onClick={() => replay.mutate(rule)}>
          {t('sources:replay')}
        </Button>
      </div>
      {error && <ErrorCard error={error} />}
      {replay.data ? <Came outcome={replay.data} done /> : preview.data && <Came outcome={preview.data} />}
    </section>
  )
}

/** As wide as a phone, and no wider than a value needs. */
const FIELD = { flex: 1, minWidth: 170, maxWidth: 320 }

interface RowProps {
  number: number
  step: Step
  change: (step: Step) => void
  remove: () => void
}

function StepRow({ number, step, change, remove }: RowProps) {
  const { t } = useTranslation()
  return (
    <div className="ff-row" style={{ alignItems: 'end', flexWrap: 'wrap' }}>
      <NativeSelect
        label={t('sources:step', { number })}
        value={step.kind}
        onChange={(event) => change({ ...step, kind: event.currentTarget.value as Kind })}
        data={KINDS.map((value) => ({ value, label: t(`sources:step-kind.${value}`) }))}
        style={FIELD}
      />
      <TextInput
        label={t('sources:place')}
        placeholder="/properties/price"
        value={step.at}
        onChange={(event) => change({ ...step, at: event.currentTarget.value })}
        style={FIELD}
      />
      {step.kind !== 'remove' && (
        <TextInput
          label={t(`sources:step-to.${step.kind}`)}
          value={step.to}
          onChange={(event) => change({ ...step, to: event.currentTarget.value })}
          style={FIELD}
        />
      )}
      <Button variant="default" aria-label={t('sources:less-of', { number })} onClick={remove}>
        {t('sources:less')}
      </Button>
    </div>
  )
}

/** How many pass, why the others do not, and some before and after. */
function Came({ outcome, done = false }: { outcome: Outcome; done?: boolean }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  return (
    <div role="status">
      <p style={{ margin: '0 0 4px', fontWeight: 600 }}>
        {t(done ? 'sources:replayed' : 'sources:would-pass', {
          count: outcome.passed,
          passed: format.count(outcome.passed),
          all: format.count(outcome.chosen),
        })}
      </p>
      {Object.entries(outcome.refused).map(([code, events]) => (
        <p key={code} className="ff-small" style={{ margin: 0 }}>
          {t('sources:stay', { events: format.count(events), reason: words.reason(code) })}
        </p>
      ))}
      {!done &&
        outcome.samples.map(({ id, before, after, sentence }) => (
          <div key={id} style={{ marginTop: 8 }}>
            <span className="ff-small">{t('sources:before')}</span>
            <Text text={before} />
            <span className="ff-small">{t('sources:after')}</span>
            <Text text={after} />
            {sentence && <span className="ff-small">{sentence}</span>}
          </div>
        ))}
    </div>
  )
}

function Text({ text }: { text: string }) {
  return (
    <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Code>
  )
}
