import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { ListDrawer } from '../../kit/ListDrawer'
import { Loading } from '../../kit/Loading'
import { saveCsv } from '../../kit/pictures/save'
import { numberAt } from '../ask'
import { isCount } from './answer'
import { fileName, listRows } from './csv'
import { ListedTable } from './ListedTable'
import { askList, MOST_IN_FILE, MOST_LISTED, useListOf } from './useFigures'

interface Props {
  workspace: Workspace
  /** A question of any kind whose answer has the figure. */
  question: { ask: string }
  of: string
}

/** Exactly the people or events that a figure counts. */
export function FigureDrawer({
  of,
  close,
  title,
  ...figure
}: Omit<Props, 'of'> & { of: string | undefined; close: () => void; title?: string }) {
  const { t } = useTranslation()
  return (
    <ListDrawer title={title ?? t('figures:behind')} of={of} close={close}>
      {(open) => <Listed key={open} of={open} {...figure} />}
    </ListDrawer>
  )
}

function Listed({ workspace, question, of }: Props) {
  const list = useListOf(workspace.name, question, of)
  const file = useMutation({
    mutationFn: () => askList(workspace.name, question, of, MOST_IN_FILE),
    onSuccess: ({ answer }) => saveCsv(fileName(workspace.name), listRows(answer.list ?? [])),
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <ErrorCard error={list.error} retry={() => void list.refetch()} />
  const listed = list.data.answer.list ?? []
  const whole = listed.length < MOST_LISTED
  const counted = isCount(of) ? numberAt(list.data.answer, of) : undefined
  return (
    <>
      {listed.length > 0 && (
        <Button variant="default" loading={file.isPending} onClick={() => file.mutate()} style={{ float: 'right' }}>
          CSV
        </Button>
      )}
      {file.isError && <ErrorCard error={file.error} />}
      <ListedTable workspace={workspace} listed={listed} all={whole ? listed.length : counted} />
    </>
  )
}
