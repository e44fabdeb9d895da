import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { anyOf, type Matcher, partsOf, type Step } from '../funnel/question'
import { StepEditor } from '../funnel/StepEditor'

interface Props {
  workspace: Workspace
  matcher: Matcher | undefined
  change: (matcher: Matcher | undefined) => void
}

/** One event or another: each with conditions. */
export function MatcherEditor({ workspace, matcher, change }: Props) {
  const { t } = useTranslation()
  const parts = partsOf(matcher)
  const words = {
    add: t('goals:add-event'),
    one: (number: number) => t('goals:event', { number }),
    remove: (number: number) => t('goals:remove-event', { number }),
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      {parts.map((part, at) => (
        <StepEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice, its place is its name
          key={at}
          workspace={workspace}
          step={part as Step}
          index={at}
          last={parts.length - 1}
          words={words}
          change={(next) => change(anyOf(parts.map((each, place) => (place === at ? (next as Matcher) : each))))}
          remove={() => change(anyOf(parts.filter((_, place) => place !== at)))}
        />
      ))}
      <StepEditor
        key={`new ${parts.length}`}
        workspace={workspace}
        index={parts.length}
        last={parts.length}
        words={words}
        change={(next) => change(anyOf([...parts, next as Matcher]))}
      />
    </div>
  )
}
