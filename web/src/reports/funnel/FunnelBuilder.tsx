import { Button } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { moved, type Question, type Step } from './question'
import { SettingsRow } from './SettingsRow'
import { StepEditor } from './StepEditor'

const MOST = 50

interface Props {
  workspace: Workspace
  question: Question
  change: (question: Question) => void
}

/** The steps in order, and beneath them how they are counted. */
export function FunnelBuilder({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number>()
  const { steps } = question
  const set = (next: Step[]) => change({ ...question, steps: next })
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== undefined) set(moved(steps, dragged, to))
    setDragged(undefined)
  }
  return (
    <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
        {steps.map((step, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand twice, its place is its name
            key={index}
            draggable
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, index)}
          >
            <StepEditor
              workspace={workspace}
              step={step}
              index={index}
              last={steps.length - 1}
              change={(next) => set(steps.map((each, at) => (at === index ? next : each)))}
              move={(to) => set(moved(steps, index, to))}
              remove={() => set(steps.filter((_, at) => at !== index))}
            />
          </li>
        ))}
        {steps.length < MOST && (
          <li key={`new ${steps.length}`}>
            <StepEditor
              workspace={workspace}
              index={steps.length}
              last={steps.length}
              change={(next) => set([...steps, next])}
            />
          </li>
        )}
      </ol>
      {steps.length > 0 && (
        <>
          <SettingsRow workspace={workspace} question={question} change={change} />
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => change({ ask: 'funnel', steps: [] })}>
              {t('funnel:clear')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
