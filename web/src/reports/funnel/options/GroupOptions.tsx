import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAudiences } from '../../useDefined'
import { bySplit, splitBy } from '../question'
import { useProperties } from '../useFunnel'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

/** Groups by several properties together, or by audiences. */
export function GroupOptions({ workspace, question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const properties = useProperties(workspace.name, '')
  const audiences = useAudiences(workspace.name)
  const by = splitBy(question)
  const split = question.by
  const within = typeof split === 'object' && 'audience' in split ? [split.audience].flat() : []
  const named = [...new Set([...within, ...(audiences.data ?? []).map(({ name }) => name)])]
  const chosen = by?.property ?? []
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  return (
    <>
      <MultiSelect
        label={t('options:by')}
        error={refused('/by')}
        data={[...new Set([...chosen, ...names])]}
        value={chosen}
        onChange={(property) => set({ by: bySplit({ ...by, property }) })}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('funnel:no-such')}
        style={{ flex: 1, minWidth: 220, maxWidth: 480 }}
      />
      {named.length > 0 && (
        <MultiSelect
          label={t('options:by-audience')}
          data={named}
          value={within}
          onChange={(audience) => set({ by: audience.length === 0 ? undefined : { audience } })}
          hidePickedOptions
          style={{ flex: 1, minWidth: 220, maxWidth: 480 }}
        />
      )}
      <Refused at={['/by']} />
    </>
  )
}
