import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProperties } from '../useFunnel'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

const MOST_HELD = 5

/** Properties that are equal on all steps of an attempt. */
export function HoldOptions({ workspace, question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const properties = useProperties(workspace.name, '')
  const hold = question.hold ?? []
  const names = (properties.data?.properties ?? [])
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('person.'))
  return (
    <>
      <MultiSelect
        label={t('options:hold')}
        error={refused('/hold')}
        data={[...new Set([...hold, ...names])]}
        value={hold}
        onChange={(next) => set({ hold: next.length === 0 ? undefined : next })}
        maxValues={MOST_HELD}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('funnel:no-such')}
        style={{ flex: 1, minWidth: 220, maxWidth: 480 }}
      />
      <Refused at={['/hold']} />
    </>
  )
}
