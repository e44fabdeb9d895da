import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { type FiguresQuestion, splitBy, withSplit } from './figures/question'
import { useProperties } from './funnel/useFunnel'
import { NumberField } from './NumberField'

const MOST = 100
const GROUPS = 20

interface Props {
  workspace: Workspace
  by: FiguresQuestion['by']
  /** Where a property is read, the usual place first. */
  places: ('event' | 'person' | 'first-event')[]
  change: (by: FiguresQuestion['by']) => void
}

/** By what an answer is split: a property, where it is read, and how many groups stand by themselves. */
export function ByField({ workspace, by, places, change }: Props) {
  const { t } = useTranslation()
  const properties = useProperties(workspace.name, '')
  const split = splitBy({ ask: 'figures', figures: [], ...(by === undefined ? {} : { by }) })
  const set = (next: typeof split) => change(withSplit({ ask: 'figures', figures: [] }, next).by)
  const chosen = split.property.join(' · ')
  const names = (properties.data?.properties ?? []).map(({ name }) => name)
  return (
    <>
      <NativeSelect
        label={t('funnel:by')}
        value={chosen}
        onChange={({ currentTarget: { value } }) =>
          value !== chosen && set({ ...split, property: value ? [value] : [] })
        }
        data={[{ value: '', label: t('funnel:by-none') }, ...new Set([...(chosen === '' ? [] : [chosen]), ...names])]}
      />
      {chosen !== '' && (
        <>
          <NativeSelect
            label={t('funnel:at')}
            value={split.at ?? places[0]}
            onChange={({ currentTarget: { value } }) => set({ ...split, at: value })}
            data={places.map((value) => ({ value, label: t(`figures:at.${value}`) }))}
          />
          <NumberField
            label={t('funnel:limit')}
            value={split.limit ?? GROUPS}
            most={MOST}
            change={(limit) => set({ ...split, limit })}
          />
        </>
      )}
    </>
  )
}
