import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schemas, Workspace } from '../../api/types'
import { Empty } from '../../kit/Empty'
import { EMPTY, type Question } from './question'
import { useEvents } from './useFunnel'

const STEPS = 4

/** Events that could be steps: from the one that most people did to the rarest of the usual ones. */
export const proposal = (events: Schemas['CatalogEvent'][]) =>
  [...events]
    .sort((a, b) => b.people - a.people)
    .filter(({ people }, _, all) => people * 1000 >= (all[0]?.people ?? 0))
    .slice(0, STEPS)
    .map(({ name }) => name)

/** Before the first step: what will stand here, and a funnel from the events that are there. */
export function NothingYet({ workspace, choose }: { workspace: Workspace; choose: (question: Question) => void }) {
  const { t } = useTranslation()
  const events = useEvents(workspace.name)
  if (!events.data) return null
  if (events.data.total === 0) {
    return (
      <Empty title={t('funnel:no-events')} text={t('funnel:no-events-text')}>
        <Button component="a" href={`/w/${encodeURIComponent(workspace.name)}/data`}>
          {t('funnel:bring')}
        </Button>
      </Empty>
    )
  }
  const steps = proposal(events.data.events)
  return (
    <Empty title={t('funnel:empty')} text={t('funnel:empty-text', { steps: steps.join(' → ') })}>
      <Button onClick={() => choose({ ...EMPTY, steps })}>{t('funnel:propose')}</Button>
    </Empty>
  )
}
