import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { useFormats } from '../../words/format'
import type { FiguresQuestion } from './question'
import { MOST_LISTED, useListOf } from './useFigures'

interface Props {
  workspace: Workspace
  question: FiguresQuestion
  of: string
}

/** Exactly the people or events that a figure counts; closed, the focus is where it was. */
export function FigureDrawer({
  of,
  close,
  ...figure
}: Omit<Props, 'of'> & { of: string | undefined; close: () => void }) {
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
      {of !== undefined && <Listed of={of} {...figure} />}
    </Drawer>
  )
}

function Listed({ workspace, question, of }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const list = useListOf(workspace.name, question, of)
  const listed = list.data?.answer.list ?? []
  return (
    <>
      {list.isPending && <Loading />}
      {list.isError && <ErrorCard error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && listed.length === 0 && <p className="ff-sub">{t('funnel:people-none')}</p>}
      {listed.length > 0 && (
        <div className="ff-scroll">
          <p className="ff-small">
            {t('figures:listed', { shown: format.count(listed.length), most: format.count(MOST_LISTED) })}
          </p>
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col">{t('funnel:person')}</th>
                <th scope="col">{t('figures:event')}</th>
                <th scope="col">{t('figures:when')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(({ person, userId, time, event }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two events of one person may fall on one moment
                <tr key={at}>
                  <td>
                    {person === null ? (
                      <span className="ff-small">{t('figures:nobody')}</span>
                    ) : (
                      <Link to="/w/$workspace/people" params={{ workspace: workspace.name }} search={{ id: person }}>
                        {userId ?? person}
                      </Link>
                    )}
                  </td>
                  <td>{event}</td>
                  <td>{format.moment(time, workspace.zone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
