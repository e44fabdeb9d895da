import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  groups: { key: string[] }[]
  /** The group's place in the answer; undefined for everybody. */
  at: number | undefined
  change: (at: number | undefined) => void
}

/** Which group of an answer is shown. */
export function GroupField({ groups, at, change }: Props) {
  const { t } = useTranslation()
  return (
    <div className="ff-row">
      <NativeSelect
        label={t('figures:group')}
        value={at === undefined ? '' : String(at)}
        onChange={({ currentTarget: { value } }) => change(value === '' ? undefined : Number(value))}
        data={[
          { value: '', label: t('figures:group-all') },
          ...groups.map(({ key }, place) => ({ value: String(place), label: key.join(' · ') })),
        ]}
      />
    </div>
  )
}

/** The part of an answer that is shown, and where it stands in it. */
export function partOf<T extends object>(answer: T & { groups?: T[] }, group: number | undefined) {
  const part = group === undefined ? undefined : answer.groups?.[group]
  return part ? { part, place: `/groups/${group}`, group } : { part: answer as T, place: '', group: undefined }
}
