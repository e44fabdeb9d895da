import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/useWorkspace'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { Picture } from '../../kit/pictures/Picture'
import { useFormats } from '../../words/format'
import type { Answered } from './answer'
import { CopyMenu } from './CopyMenu'
import { FunnelBuilder } from './FunnelBuilder'
import { refusalOf } from './options/refused'
import { isAsked, labelOf, ofOne, type Question, read, sent } from './question'
import { TracePicture } from './TracePicture'
import { TraceSteps } from './TraceSteps'
import { TraceTables } from './TraceTables'
import { counted, marksOf, missing, type Trace, wayOf } from './trace'
import { useTrace } from './useFunnel'

/** Why one person is, or is not, in a step of a funnel; the question and the person stand in the address. */
export function TracePage() {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const { q, id = '' } = useSearch({ from: '/w/$workspace/trace' })
  const navigate = useNavigate({ from: '/w/$workspace/trace' })
  const question = read(q)
  const asked = isAsked(question)
  const traced = useTrace(workspace.name, question, id)
  const lead = useLead()
  const go = (next: Question, person = id) =>
    void navigate({
      search: { ...(isAsked(next) ? { q: sent(ofOne(next)) } : {}), ...(person === '' ? {} : { id: person }) },
      replace: true,
    })
  const { data } = traced
  const trace = data?.answer.trace
  const params = { workspace: workspace.name }
  const ofPeople = question.actor === undefined || question.actor === 'person'
  const withTrace = { ...sent(ofOne(question)), trace: id }
  return (
    <Page
      title={t('trace:title')}
      lead={data && trace ? lead(id, trace, data.question) : t('trace:lead')}
      sub={asked ? question.steps.map(labelOf).join(' → ') : t('trace:choose')}
      tools={asked && id !== '' && <CopyMenu workspace={workspace.name} question={withTrace} />}
    >
      <div className="ff-card ff-row">
        <Whom id={id} choose={(person) => go(question, person)} key={id} />
        {id !== '' && ofPeople && (
          <Link to="/w/$workspace/people" params={params} search={{ id }}>
            {t('trace:person')}
          </Link>
        )}
        {asked && (
          <Link to="/w/$workspace/funnels" params={params} search={{ q: sent(question) }}>
            {t('trace:funnel')}
          </Link>
        )}
      </div>
      <details className="ff-fold" open={!asked || traced.isError}>
        <summary>{t('funnel:question')}</summary>
        <FunnelBuilder
          workspace={workspace}
          question={question}
          filled={traced.isError ? undefined : data?.question}
          refusal={refusalOf(traced.error)}
          change={(next) => go(next)}
        />
      </details>
      {asked && id !== '' && traced.isPending && <Loading height={28} />}
      {traced.isError && <ErrorCard error={traced.error} retry={() => void traced.refetch()} />}
      {data && trace && !traced.isError && <Told answered={data} trace={trace} />}
    </Page>
  )
}

/** Whose way it is, by any of their ids. */
function Whom({ id, choose }: { id: string; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose(typed.trim())
  }
  return (
    <form className="ff-row" onSubmit={submit} style={{ alignItems: 'end', flex: '1 1 260px' }}>
      <TextInput
        label={t('people:id')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        style={{ flex: '1 1 160px', minWidth: 160, maxWidth: 420 }}
      />
      <Button type="submit" variant="default">
        {t('people:find')}
      </Button>
    </form>
  )
}

function Told({ answered: { question, basis }, trace }: { answered: Answered; trace: Trace }) {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const marks = marksOf(trace)
  return (
    <>
      <TraceSteps workspace={workspace} trace={trace} question={question} />
      {marks.length > 0 && (
        <Picture
          title={t('trace:picture')}
          file="trace"
          simulated={workspace.simulated}
          foot={t('trace:foot', { asOf: basis.asOf ? format.moment(basis.asOf, workspace.zone) : '–' })}
          rows={[
            ['time', 'event', 'step', 'kind'],
            ...marks.map(({ time, what, step, kind }) => [new Date(time).toISOString(), what, step, kind]),
          ]}
        >
          <TracePicture trace={trace} labels={question.steps.map(({ label }) => label)} zone={workspace.zone} />
        </Picture>
      )}
      <TraceTables workspace={workspace} trace={trace} question={question} />
    </>
  )
}

/** The one sentence first: how far this person came, and what is missing. */
function useLead() {
  const { t } = useTranslation()
  return (person: string, trace: Trace, question: Answered['question']): string => {
    const { steps } = question
    const attempt = counted(trace)
    const label = (step: number) => steps[step - 1]?.label ?? ''
    if (attempt === undefined) {
      return trace.attempts.length === 0
        ? t('trace:never', { person, step: label(1) })
        : t('trace:none-counts', { person })
    }
    const stopped = missing(
      wayOf(trace, steps.length),
      steps.map(({ optional }) => optional),
    )
    if (stopped === undefined || attempt.ended === 'completed')
      return t('trace:whole', { person, step: label(steps.length) })
    const last = attempt.events.at(-1)?.step ?? 1
    return t('trace:part', {
      person,
      number: attempt.depth,
      all: steps.length,
      step: label(last),
      missing: label(stopped),
    })
  }
}
