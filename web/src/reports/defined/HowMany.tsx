import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { FiguresQuestion } from '../figures/question'
import { useFigures } from '../figures/useFigures'

/** How many events and people a meaning finds, before it is saved; quiet while it is not whole. */
export function HowMany({ workspace, matcher, people }: { workspace: Workspace; matcher?: unknown; people?: unknown }) {
  const { t } = useTranslation()
  const format = useFormats()
  const question: FiguresQuestion =
    people === undefined
      ? {
          ask: 'figures',
          figures: [
            { count: matcher, as: 'events' },
            { count: matcher, of: 'people', as: 'people' },
          ],
        }
      : { ask: 'figures', figures: ['people'], people }
  const found = useFigures(workspace.name, question, matcher !== undefined || people !== undefined)
  const total = found.isError ? undefined : found.data?.answer.total.values
  if (!total) return null
  return (
    <p className="ff-sub" role="status">
      {people === undefined
        ? t('goals:finds', { events: format.count(total.events ?? 0), people: format.count(total.people ?? 0) })
        : t('goals:finds-people', { people: format.count(total.people ?? 0) })}
    </p>
  )
}
