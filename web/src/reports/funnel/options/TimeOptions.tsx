import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Question } from '../question'
import { ChoiceField } from './ChoiceField'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

const ZONES = Intl.supportedValuesOf('timeZone')
const WEEKS = ['monday', 'sunday'] as const

/** What "last" and "young" are told from, by which clocks, and where a week begins. */
export function TimeOptions({ workspace, question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const zones = ['UTC', ...ZONES.filter((zone) => zone !== 'UTC')]
  return (
    <>
      <TextInput
        label={t('options:asOf')}
        type="date"
        error={refused('/asOf')}
        value={(question.asOf ?? '').slice(0, 10)}
        onChange={({ currentTarget }) => set({ asOf: currentTarget.value || undefined })}
      />
      <Select
        label={t('options:zone')}
        error={refused('/zone')}
        placeholder={workspace.zone}
        data={question.zone === undefined || zones.includes(question.zone) ? zones : [question.zone, ...zones]}
        value={question.zone ?? null}
        onChange={(zone) => set({ zone: zone ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('options:zone-own') }}
        limit={100}
        nothingFoundMessage={t('funnel:no-such')}
        w={200}
      />
      <ChoiceField
        label={t('options:weekStart')}
        value={question.weekStart}
        values={WEEKS}
        called={(value) => t(`options:weekStart.${value}`)}
        mode={t('options:workspace')}
        wrong={refused('/weekStart')}
        change={(weekStart) => set({ weekStart: weekStart as Question['weekStart'] })}
      />
      <Refused at={['/asOf', '/zone', '/weekStart']} />
    </>
  )
}
