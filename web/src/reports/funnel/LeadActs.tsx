import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { type Question, sent } from './question'
import { useProperties } from './useFunnel'

interface Props {
  workspace: Workspace
  question: Question
  /** The figure of the people whom the sentence is about. */
  of: string
}

const CHANNEL = 'channel'

/** What to do about the first sentence: see its people, and where they came from. */
export function LeadActs({ workspace, question, of }: Props) {
  const { t } = useTranslation()
  const properties = useProperties(workspace.name, '')
  const params = { workspace: workspace.name }
  const hasChannel = properties.data?.properties.some(({ name }) => name === CHANNEL) ?? false
  return (
    <div className="ff-acts">
      <Button
        renderRoot={(props) => (
          <Link to="/w/$workspace/funnels" params={params} search={{ q: sent(question), of }} {...props} />
        )}
      >
        {t('funnel:see-people')}
      </Button>
      {hasChannel && question.by === undefined && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              to="/w/$workspace/funnels"
              params={params}
              search={{ q: sent({ ...question, by: { property: CHANNEL } }) }}
              {...props}
            />
          )}
        >
          {t('funnel:by-channel')}
        </Button>
      )}
    </div>
  )
}
