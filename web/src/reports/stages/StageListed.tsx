import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { useFormats } from '../../words/format'
import { numberAt } from '../ask'
import { placeName, stay } from './places'
import { MOST_LISTED, type StagesQuestion } from './stages'
import { useStagesList } from './useStages'

interface Props {
  workspace: Workspace
  question: StagesQuestion
  names: Map<string, string>
}

/** Exactly the people or moves that a number counts. */
export function StageDrawer({ of, close, ...list }: Props & { of: string | undefined; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={of !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={t('figures:behind')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {of !== undefined && <Listed of={of} {...list} />}
    </Drawer>
  )
}

function Listed({ workspace, question, names, of }: Props & { of: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  const list = useStagesList(workspace.name, question, of)
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  const listed = list.data.answer.list ?? []
  if (listed.length === 0) return <p className="ff-sub">{t('funnel:people-none')}</p>
  const all = numberAt(list.data.answer, of)
  const whole = listed.length < MOST_LISTED
  const place = (key: string) => placeName(key, names, t)
  return (
    <div className="ff-scroll">
      <p className="ff-small" data-listed={listed.length} data-total={whole ? listed.length : all}>
        {whole
          ? t('figures:listed-all', { shown: format.count(listed.length) })
          : t('figures:listed', { shown: format.count(listed.length), all: format.count(all ?? 0) })}
      </p>
      <table className="ff-table">
        <thead>
          <tr>
            <th scope="col">{t('funnel:person')}</th>
            <th scope="col">{t('stages:move')}</th>
            <th scope="col">{t('figures:event')}</th>
            <th scope="col">{t('figures:when')}</th>
            <th scope="col" className="num">
              {t('stages:stayed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ person, userId, time, event, from, to, seconds }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two moves of one person may fall on one moment
            <tr key={at}>
              <td>
                <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id: person }}>
                  {userId ?? person}
                </Link>
              </td>
              <td>{t('stages:way', { from: place(from), to: place(to) })}</td>
              <td>{event ?? t('stages:nothing-done')}</td>
              <td>{format.moment(time, workspace.zone)}</td>
              <td className="num">{stay(format, seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
