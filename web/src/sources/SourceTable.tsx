import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRevokeKey } from '../accounts/keys'
import { useMay } from '../api/may'
import type { Workspace } from '../api/types'
import { ErrorCard } from '../kit/ErrorCard'
import { Spark } from '../kit/pictures/Spark'
import { short, useFormats } from '../words/format'
import { byNeed, reasonsOf, refusedOf, type Source } from './sources'
import { useSourceWords } from './words'

/** How many of the pages of a key are named; all of them stand behind its button. */
const PAGES = 3

interface Props {
  workspace: Workspace
  sources: Source[]
  setUp: (key: string) => void
  bind: (key: string) => void
}

/** Each source: whether it sends, its last event, its days, what did not go in. */
export function SourceTable({ workspace, sources, setUp, bind }: Props) {
  const { t } = useTranslation()
  const revoke = useRevokeKey(workspace.name)
  return (
    <section className="ff-card" aria-label={t('sources:table')}>
      <h2>{t('sources:table')}</h2>
      {revoke.error && <ErrorCard error={revoke.error} />}
      <div className="ff-scroll">
        <table className="ff-table ff-names">
          <thead>
            <tr>
              <th scope="col">{t('sources:source')}</th>
              <th scope="col">{t('sources:state')}</th>
              <th scope="col">{t('sources:last')}</th>
              <th scope="col" className="num">
                {t('sources:days')}
              </th>
              <th scope="col" className="num">
                {t('sources:refused')}
              </th>
              <th scope="col" aria-label={t('sources:acts')} />
            </tr>
          </thead>
          <tbody>
            {byNeed(sources).map((source) => (
              <Row
                key={`${source.from} ${source.key?.id}`}
                workspace={workspace}
                source={source}
                setUp={setUp}
                bind={bind}
                revoke={(id) => revoke.mutate(id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ff-small">{t('sources:refused-since')}</p>
    </section>
  )
}

interface RowProps extends Omit<Props, 'sources'> {
  source: Source
  revoke: (key: string) => void
}

function Row({ workspace, source, setUp, bind, revoke }: RowProps) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  const makesKeys = useMay('keys')
  const { key, last, days } = source
  const hook = key?.scope === 'webhook'
  const sum = days.reduce((all, each) => all + each, 0)
  const pages = (origins: string[]) => {
    const [first, count] = [origins.slice(0, PAGES).join(', '), origins.length - PAGES]
    return count > 0 ? t('sources:bound-more', { pages: first, count }) : first
  }
  return (
    <tr>
      <th scope="row" style={{ minWidth: 180 }}>
        {hook ? key?.name : words.kind(source.from)}
        {key && (
          <span className="ff-small" style={{ display: 'block' }}>
            {t(hook ? 'sources:hook' : 'sources:key', { id: key.id })}
          </span>
        )}
        {key && key.origins.length > 0 && (
          <span className="ff-small" style={{ display: 'block', overflowWrap: 'anywhere' }}>
            {t('sources:bound', { pages: pages(key.origins) })}
          </span>
        )}
      </th>
      <td>
        <State source={source} />
      </td>
      <td style={{ minWidth: 116 }}>
        {last ? (
          <>
            {short(last.name ?? last.type ?? t('sources:unreadable'))}
            <span className="ff-small" style={{ display: 'block' }}>
              {format.moment(last.at, workspace.zone)}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className="num">
        {format.count(sum)}
        <span style={{ display: 'block' }}>
          <Spark now={days} before={[]} />
        </span>
      </td>
      <td className="num">
        <Refusals workspace={workspace} source={source} />
      </td>
      <td className="num">
        {makesKeys && key && !hook && key.revoked === null && (
          <span
            className="ff-row"
            style={{ justifyContent: 'flex-end', flexWrap: 'nowrap', gap: 8, minWidth: 'max-content' }}
          >
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('sources:set-up-of', { id: key.id })}
              onClick={() => setUp(key.id)}
            >
              {t('sources:set-up')}
            </Button>
            {key.scope === 'write' && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('sources:pages-of', { id: key.id })}
                onClick={() => bind(key.id)}
              >
                {t('sources:pages')}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('sources:revoke-of', { id: key.id })}
              onClick={() => revoke(key.id)}
            >
              {t('accounts:revoke')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

/** In a word, and by which rule. */
function State({ source }: { source: Source }) {
  const { t } = useTranslation()
  const format = useFormats()
  const words = useSourceWords()
  const { state, usualPause, longestSilence } = source
  const stopped = state === 'stopped'
  const rule =
    usualPause !== null && longestSilence !== null && (stopped || state === 'arriving')
      ? t('sources:rule', { pause: format.duration(usualPause), silence: format.duration(longestSilence) })
      : state === 'quiet'
        ? t('sources:rule-none')
        : undefined
  return (
    <>
      <span style={stopped ? { color: 'var(--ff-bad)', fontWeight: 600 } : undefined}>
        {stopped && '▼ '}
        {words.state(source)}
      </span>
      {rule && (
        <span className="ff-small" style={{ display: 'block' }}>
          {rule}
        </span>
      )}
    </>
  )
}

/** How many did not go in since the server was started; the way to why. */
function Refusals({ workspace, source }: { workspace: Workspace; source: Source }) {
  const format = useFormats()
  const words = useSourceWords()
  const refused = refusedOf(source)
  const [most] = reasonsOf(source.outcomes)
  if (most === undefined || source.key === null) return '0'
  return (
    <>
      <Link
        to="/w/$workspace/arrivals"
        params={{ workspace: workspace.name }}
        search={{ key: source.key.id, outcome: 'refused' }}
      >
        {format.count(refused)}
      </Link>
      <span className="ff-small" style={{ display: 'block', whiteSpace: 'normal', minWidth: 120 }}>
        {words.reason(most[0])}
      </span>
    </>
  )
}
