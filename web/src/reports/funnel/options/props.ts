import type { Workspace } from '../../../api/types'
import type { Question, Some } from '../question'

/** What a group of options shows and changes. */
export interface OptionProps {
  workspace: Workspace
  question: Question
  set: (some: Some) => void
  /** What the steps are called. */
  labels: string[]
}
