import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { ListedTable } from './ListedTable'
import type { FiguresQuestion } from './question'
import { useListOf } from './useFigures'

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
  const list = useListOf(workspace.name, question, of)
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  return <ListedTable workspace={workspace} listed={list.data.answer.list ?? []} />
}
