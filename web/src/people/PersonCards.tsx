import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas, Workspace } from '../api/types'
import { useFormats } from '../words/format'
import type { Decision } from './useDecision'
import { useIdWords } from './words'

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function Card({ title, heads, children }: { title: string; heads: string[]; children: ReactNode }) {
  return (
    <section className="ff-card" aria-label={title}>
      <h2>{title}</h2>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}

/** Traits as they stand, with where each came from. */
export function Traits({ traits, zone }: { traits: Schemas['PersonTrait'][]; zone: string }) {
  const { t } = useTranslation()
  if (traits.length === 0) return null
  return (
    <Card
      title={t('people:traits')}
      heads={[t('people:trait'), t('people:value'), t('people:since'), t('people:source')]}
    >
      {traits.map((trait) => (
        <TraitRow key={trait.name} trait={trait} zone={zone} />
      ))}
    </Card>
  )
}

function TraitRow({ trait: { name, value, at, source }, zone }: { trait: Schemas['PersonTrait']; zone: string }) {
  const format = useFormats()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{shown(value)}</td>
      <td className="ff-small">{format.moment(at, zone)}</td>
      <td className="ff-small">{source}</td>
    </tr>
  )
}

/** The accounts that the person belongs to. */
export function Accounts({ accounts, zone }: { accounts: Schemas['PersonAccount'][]; zone: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (accounts.length === 0) return null
  return (
    <Card
      title={t('people:accounts')}
      heads={[t('people:account'), t('people:since'), t('people:last'), t('people:traits')]}
    >
      {accounts.map(({ account, since, last, traits }) => (
        <tr key={account}>
          <th scope="row">{account}</th>
          <td>{format.date(since, zone)}</td>
          <td>{format.date(last, zone)}</td>
          <td className="ff-small">{traits.map(({ name, value }) => `${name}: ${shown(value)}`).join(' · ')}</td>
        </tr>
      ))}
    </Card>
  )
}

interface Deciding {
  workspace: Workspace
  /** Shows what a decision would change; left out for who may not decide. */
  decide: ((decision: Decision) => void) | undefined
}

/** Evidence that did not join the person to others, and why. */
export function SetAside({
  workspace,
  person,
  asides,
  decide,
}: Deciding & { person: string; asides: Schemas['PersonAside'][] }) {
  const { t, i18n } = useTranslation()
  const called = useIdWords()
  const format = useFormats()
  if (asides.length === 0) return null
  const why = (reason: string) => (i18n.exists(`people:aside.${reason}`) ? t(`people:aside.${reason}`) : reason)
  return (
    <Card
      title={t('people:set-aside')}
      heads={[t('people:other-person'), t('people:evidence'), t('people:aside-why'), t('people:decision')]}
    >
      {asides.map(({ rule, reason, at, evidence, other }) => (
        <tr key={`${rule} ${at} ${other} ${evidence}`}>
          <td>
            <PersonLink workspace={workspace} id={other} />
          </td>
          <td>
            {called('rule', rule)} · {format.moment(at, workspace.zone)}
            <br />
            <span className="ff-small">{evidence}</span>
          </td>
          <td>{why(reason)}</td>
          <td>
            {decide && other !== person && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => decide({ one: person, other, together: true })}
              >
                {t('people:link')}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </Card>
  )
}

/** What the team said about the person's ids; each can be taken back. */
export function Decisions({ workspace, decisions, decide }: Deciding & { decisions: Schemas['PersonDecided'][] }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (decisions.length === 0) return null
  return (
    <Card
      title={t('people:decisions')}
      heads={[t('people:decision'), t('people:by'), t('people:since'), t('people:other-person'), t('people:back')]}
    >
      {decisions.map(({ together, one, two, at, by, other }) => (
        <tr key={`${at} ${one} ${two} ${together}`}>
          <td>{t(together ? 'people:said-one' : 'people:said-two', { one: one ?? '…', two: two ?? '…' })}</td>
          <td>{by}</td>
          <td>{format.moment(at, workspace.zone)}</td>
          <td>
            <PersonLink workspace={workspace} id={other} />
          </td>
          <td>
            {decide && one !== null && two !== null && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => decide({ one, other: two, together: !together })}
              >
                {t('people:take-back')}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </Card>
  )
}

/** The way to somebody's page, by what they are called here. */
export function PersonLink({ workspace, id, word = id }: { workspace: Workspace; id: string; word?: string }) {
  return (
    <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id }}>
      {word}
    </Link>
  )
}
