import { Button } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import type { Answered } from './answer'
import { ModelField } from './ModelField'
import { MoreOptions } from './options/MoreOptions'
import { type Refusal, Telling } from './options/refused'
import { isAsked, labelOf, moved, type Question, reordered, type Step, withSome } from './question'
import { SettingsRow } from './SettingsRow'
import { StepEditor } from './StepEditor'

const MOST = 50
const WINDOW = '30d'

interface Props {
  workspace: Workspace
  question: Question
  /** The question as it was answered, with all that was left out. */
  filled?: Answered['question'] | undefined
  /** What the server said against it. */
  refusal?: Refusal | undefined
  change: (question: Question) => void
}

/** The steps in order, and beneath them how they are counted. */
export function FunnelBuilder({ workspace, question, filled, refusal, change }: Props) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number>()
  const { steps, model } = question
  const set = (next: Step[]) => change({ ...question, steps: next })
  const numbers = steps.map((_, at) => at)
  const move = (from: number, to: number) => change(reordered(question, moved(numbers, from, to)))
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== undefined) move(dragged, to)
    setDragged(undefined)
  }
  const options = {
    workspace,
    question,
    set: (some: Parameters<typeof withSome>[1]) => change(withSome(question, some)),
    labels: model !== undefined && filled ? filled.steps.map(({ label }) => label) : steps.map(labelOf),
  }
  return (
    <Telling value={refusal}>
      <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
        {model === undefined && (
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
                  move={(to) => move(index, to)}
                  remove={() =>
                    change(
                      reordered(
                        question,
                        numbers.filter((at) => at !== index),
                      ),
                    )
                  }
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
        )}
        {steps.length === 0 && <ModelField workspace={workspace} question={question} filled={filled} change={change} />}
        {isAsked(question) && (
          <>
            <SettingsRow {...options} window={model !== undefined && filled ? filled.window : WINDOW} />
            <MoreOptions {...options} filled={filled} />
            <div>
              <Button variant="default" size="compact-sm" onClick={() => change({ ask: 'funnel', steps: [] })}>
                {t('funnel:clear')}
              </Button>
            </div>
          </>
        )}
      </section>
    </Telling>
  )
}
