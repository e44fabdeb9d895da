import type { Workspace } from '../api/types'
import { CompareField } from './funnel/CompareField'
import { PeriodField } from './funnel/PeriodField'
import type { Period, Question } from './funnel/question'

interface Props {
  workspace: Workspace
  label?: string
  question: { period?: Period | undefined; compare?: Question['compare'] | undefined }
  /** Whether the server refused what it is compared with. */
  wrong?: boolean
  set: (some: { period?: Period | undefined; compare?: Question['compare'] | undefined }) => void
}

/** Of when, and beside what; without a period there is nothing to stand beside. */
export function PeriodFields({ workspace, label, question: { period, compare }, wrong = false, set }: Props) {
  return (
    <>
      <PeriodField
        workspace={workspace}
        {...(label === undefined ? {} : { label })}
        period={period}
        change={(next) => set(next ? { period: next } : { period: next, compare: undefined })}
      />
      <CompareField
        value={compare}
        disabled={period === undefined}
        wrong={wrong}
        newest={workspace.to}
        change={(next) => set({ compare: next })}
      />
    </>
  )
}
