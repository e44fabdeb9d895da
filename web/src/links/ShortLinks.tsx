import { Button, CopyButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { Count } from '../kit/Count'
import { ErrorCard } from '../kit/ErrorCard'
import { Going } from '../kit/Going'
import { Loading } from '../kit/Loading'
import { FigureDrawer } from '../reports/figures/FigureDrawer'
import { useFormats } from '../words/format'
import { CLICKS, clicksOf, codeOf, type ShortLink, useLinks, useRemoveLink } from './links'
import { useProblemWords } from './useProblemWords'

/** The short links, their clicks, and their codes. */
export function ShortLinks({ workspace, defines }: { workspace: Workspace; defines: boolean }) {
  const { t } = useTranslation()
  const links = useLinks(workspace.name)
  const [listed, setListed] = useState<string>()
  const [going, setGoing] = useState<ShortLink>()
  const remove = useRemoveLink(workspace.name)
  if (links.isPending) return <Loading />
  if (links.isError) return <ErrorCard error={links.error} retry={() => void links.refetch()} />
  return (
    <section className="ff-card" aria-label={t('links:short')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('links:short')}</h2>
      {links.data.links.length === 0 && <p className="ff-sub">{t('links:no-short')}</p>}
      {links.data.links.length > 0 && (
        <Table
          workspace={workspace.name}
          links={links.data.links}
          list={setListed}
          remove={
            defines
              ? (link) => {
                  remove.reset()
                  setGoing(link)
                }
              : undefined
          }
        />
      )}
      {going && (
        <Going
          title={t('links:remove-one', { name: nameOf(going) })}
          text={t('links:remove-text')}
          word={t('links:remove')}
          going={remove}
          act={() => remove.mutate(going.id, { onSuccess: () => setGoing(undefined) })}
          close={() => setGoing(undefined)}
        />
      )}
      <FigureDrawer
        workspace={workspace}
        question={clicksOf(listed ?? '')}
        of={listed === undefined ? undefined : CLICKS}
        close={() => setListed(undefined)}
      />
    </section>
  )
}

const nameOf = (link: ShortLink) => (link.name === '' ? link.address : link.name)

interface TableProps {
  workspace: string
  links: ShortLink[]
  /** Lists the clicks of a link. */
  list: (id: string) => void
  remove: ((link: ShortLink) => void) | undefined
}

function Table({ workspace, links, list, remove }: TableProps) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <div className="ff-scroll">
      <table className="ff-table ff-names">
        <thead>
          <tr>
            <th scope="col">{t('links:link')}</th>
            <th scope="col">{t('links:target')}</th>
            <th scope="col" className="num">
              {t('links:clicks')}
            </th>
            <th scope="col" className="num">
              {t('links:bots')}
            </th>
            <th scope="col" aria-label={t('links:code')} />
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={link.id}>
              <th scope="row" style={{ fontWeight: 400, minWidth: 180 }}>
                {link.name !== '' && <strong style={{ display: 'block', fontWeight: 600 }}>{link.name}</strong>}
                <code className="ff-small" style={{ overflowWrap: 'anywhere' }}>
                  {link.address}
                </code>
              </th>
              <td style={{ overflowWrap: 'anywhere', minWidth: 200 }}>
                {link.target ?? t('links:gone')}
                <Wrong link={link} />
              </td>
              <td className="num">
                <Count
                  to={CLICKS}
                  value={link.clicks}
                  label={t('links:who', { name: nameOf(link) })}
                  href={() => figuresAt(workspace, link.id)}
                  follow={() => list(link.id)}
                >
                  {format.count(link.clicks)}
                </Count>
              </td>
              <td className="num">{format.count(link.bots)}</td>
              <td className="num">{link.target !== null && <Acts {...{ workspace, link, remove }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const figuresAt = (workspace: string, id: string) =>
  `/w/${encodeURIComponent(workspace)}/figures?${new URLSearchParams({ q: JSON.stringify(clicksOf(id)) })}`

function Wrong({ link }: { link: ShortLink }) {
  const words = useProblemWords()
  if (link.problems.length === 0) return null
  return (
    <span className="ff-small" style={{ display: 'block', color: 'var(--ff-bad)' }}>
      {link.problems.map(words).join(' ')}
    </span>
  )
}

function Acts({ workspace, link, remove }: Pick<TableProps, 'workspace' | 'remove'> & { link: ShortLink }) {
  const { t } = useTranslation()
  const name = nameOf(link)
  return (
    <div className="ff-row" style={{ gap: 6, justifyContent: 'flex-end', flexWrap: 'nowrap', minWidth: 'max-content' }}>
      <CopyButton value={link.address}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t(copied ? 'links:copied' : 'links:copy')}: ${name}`}
            onClick={copy}
          >
            {t(copied ? 'links:copied' : 'links:copy')}
          </Button>
        )}
      </CopyButton>
      {(['svg', 'png'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={codeOf(workspace, link.id, format)}
          download={`link-${link.id}.${format}`}
          variant="default"
          size="compact-sm"
          aria-label={`QR ${format.toUpperCase()}: ${name}`}
        >
          QR {format.toUpperCase()}
        </Button>
      ))}
      {remove && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${t('links:remove')}: ${name}`}
          onClick={() => remove(link)}
        >
          {t('links:remove')}
        </Button>
      )}
    </div>
  )
}
