import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { ListDrawer } from '../../kit/ListDrawer'
import { Loading } from '../../kit/Loading'
import { ListedTable } from './ListedTable'
import type { FiguresQuestion } from './question'
import { useListOf } from './useFigures'

interface Props {
  workspace: Workspace
  question: FiguresQuestion
  of: string
}

/** Exactly the people or events that a figure counts. */
export function FigureDrawer({
  of,
  close,
  ...figure
}: Omit<Props, 'of'> & { of: string | undefined; close: () => void }) {
  const { t } = useTranslation()
  return (
    <ListDrawer title={t('figures:behind')} of={of} close={close}>
      {(open) => <Listed of={open} {...figure} />}
    </ListDrawer>
  )
}

function Listed({ workspace, question, of }: Props) {
  const list = useListOf(workspace.name, question, of)
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  return <ListedTable workspace={workspace} listed={list.data.answer.list ?? []} />
}
