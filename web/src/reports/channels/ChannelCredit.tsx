import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { shortest } from '../ask'
import { type AttributionQuestion, askAttribution, type Model, rowsOf, START } from '../attribution/attribution'
import { CreditDots } from '../attribution/CreditDots'
import { CreditTable } from '../attribution/CreditTable'
import { ModelsField } from '../attribution/ModelsField'
import { useAgreement } from '../attribution/words'

interface Props {
  workspace: Workspace
  last: string
  set: string
  models: Model[] | undefined
  choose: (models: Model[]) => void
}

/** The credit of each channel for the sales of the page's time, models side by side; all options are those of Credit. */
export function ChannelCredit({ workspace, last, set, models = START.models ?? [], choose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { lead, sub } = useAgreement()
  const question: AttributionQuestion = {
    ask: 'attribution',
    conversion: { goal: 'sale' },
    touch: 'channel',
    models,
    ...(last === '' ? {} : { period: { last }, compare: 'previous' }),
    ...(set === 'ga4' ? {} : { channels: set }),
  }
  const credit = useQuery({
    queryKey: ['ask', workspace.name, shortest(question)],
    queryFn: ({ signal }) => askAttribution(workspace.name, question, signal),
    placeholderData: keepPreviousData,
  })
  const params = { workspace: workspace.name }
  const whole = (of?: string) => ({ q: question, ...(of === undefined ? {} : { of }) })
  const href = (of?: string) =>
    `/w/${encodeURIComponent(workspace.name)}/attribution?${new URLSearchParams({ q: JSON.stringify(question), ...(of === undefined ? {} : { of }) })}`
  const follow = (of?: string) => void navigate({ to: '/w/$workspace/attribution', params, search: whole(of) })
  const answer = credit.data?.answer
  return (
    <>
      <section className="ff-card" aria-label={t('channels:credit')} style={{ display: 'grid', gap: 12 }}>
        <div className="ff-row">
          <h2>{t('channels:credit')}</h2>
          <span className="ff-spring" />
          <Button
            component="a"
            variant="default"
            href={href()}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return
              event.preventDefault()
              follow()
            }}
          >
            {t('channels:credit-all')}
          </Button>
        </div>
        <ModelsField models={models} change={choose} />
        {answer && answer.conversions > 0 && (
          <p className="ff-sub" style={{ margin: 0 }}>
            {lead(answer)} {sub(answer)}
          </p>
        )}
        {answer?.conversions === 0 && <p className="ff-sub">{t('attribution:nothing')}</p>}
      </section>
      {credit.isPending && <Loading />}
      {credit.isError && <ErrorCard error={credit.error} retry={() => void credit.refetch()} />}
      {answer && answer.conversions > 0 && !credit.isError && (
        <>
          <CreditDots answer={answer} rows={rowsOf(answer)} />
          <CreditTable
            workspace={workspace}
            answer={answer}
            place=""
            rows={rowsOf(answer)}
            href={href}
            follow={follow}
          />
        </>
      )}
    </>
  )
}
