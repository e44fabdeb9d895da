import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/may'
import { asProblem } from '../api/problem'
import { useWorkspace } from '../app/useWorkspace'
import { Empty } from '../kit/Empty'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Page } from '../kit/Page'
import { useFormats } from '../words/format'
import { ConsentCard } from './ConsentCard'
import { DecideDialog } from './DecideDialog'
import { IdTable } from './IdTable'
import { Leaving } from './Leaving'
import { Accounts, Decisions, PersonLink, SetAside, Traits } from './PersonCards'
import { Timeline } from './Timeline'
import { type Change, type Decision, mostLikely } from './useDecision'
import { nameOf, usePerson } from './usePerson'

interface Asked {
  decision: Decision
  others?: string[]
  typed?: boolean
}

/** One person: what they did, newest first, and why these ids are one. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const workspace = useWorkspace()
  const person = usePerson(workspace.name, id)
  const decides = useMay('workspaces')
  const [asked, setAsked] = useState<Asked>()
  const [erased, setErased] = useState(false)
  const [changed, setChanged] = useState<Change>()
  const { data } = person
  const unknown = person.isError && asProblem(person.error).status === 404
  const did =
    data?.first && data.last
      ? t('people:did', {
          count: data.events,
          events: format.count(data.events),
          from: format.date(data.first, workspace.zone),
          to: format.date(data.last, workspace.zone),
        })
      : undefined
  const name = data && nameOf(data)
  const sub = [name === undefined ? undefined : did, data?.person ?? id].filter((part) => part !== undefined).join(' ')
  const decide = decides ? (decision: Decision) => setAsked({ decision }) : undefined
  const unlink = (one: string) => {
    const others = (data?.ids ?? []).flatMap(({ value }) => (value === null || value === one ? [] : [value]))
    setAsked({ decision: { one, other: mostLikely(data?.ids ?? [], one), together: false }, others })
  }
  return (
    <Page
      title={t('people:person')}
      lead={name ?? did}
      sub={sub}
      acts={
        data && (
          <div className="ff-acts">
            <Link to="/w/$workspace/trace" params={{ workspace: workspace.name }} search={{ id: data.person }}>
              {t('trace:ask')}
            </Link>
          </div>
        )
      }
    >
      {person.isPending && <Loading />}
      {erased && (
        <p className="ff-card" role="status" style={{ margin: 0 }}>
          {t('people:erased')}
        </p>
      )}
      {unknown && !erased && (
        <Empty title={t('people:unknown')} text={t('people:unknown-text', { id })}>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{}} {...props} />
            )}
          >
            {t('people:again')}
          </Button>
        </Empty>
      )}
      {person.isError && !unknown && <ErrorCard error={person.error} retry={() => void person.refetch()} />}
      {changed && (
        <p className="ff-card" role="status" style={{ margin: 0 }}>
          {t(changed.together ? 'people:linked' : 'people:unlinked')}{' '}
          {changed.after.map(({ person: somebody }, at) => (
            <span key={somebody}>
              {at > 0 && ' · '}
              <PersonLink workspace={workspace} id={somebody} />
            </span>
          ))}
        </p>
      )}
      {data && (
        <>
          <IdTable
            ids={data.ids}
            zone={workspace.zone}
            unlink={decides ? unlink : undefined}
            link={
              decides
                ? () =>
                    setAsked({
                      decision: { one: data.ids[0]?.value ?? data.person, other: '', together: true },
                      typed: true,
                    })
                : undefined
            }
          />
          <Decisions workspace={workspace} decisions={data.decisions} decide={decide} />
          <SetAside workspace={workspace} person={data.person} asides={data.setAside} decide={decide} />
          <ConsentCard workspace={workspace} person={data.person} />
          <Traits traits={data.traits} zone={workspace.zone} />
          <Accounts accounts={data.accounts} zone={workspace.zone} />
          <Timeline workspace={workspace} person={data.person} />
          <Leaving workspace={workspace} person={data} erased={() => setErased(true)} />
        </>
      )}
      {asked && (
        <DecideDialog
          workspace={workspace}
          {...asked}
          decided={(change) => {
            setAsked(undefined)
            setChanged(change)
          }}
          close={() => setAsked(undefined)}
        />
      )}
    </Page>
  )
}
