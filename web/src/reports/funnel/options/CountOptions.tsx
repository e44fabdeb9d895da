import { NativeSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../question'
import { useProperties } from '../useFunnel'
import { ChoiceField } from './ChoiceField'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

const ATTEMPTS = ['best', 'first', 'latest'] as const
const COUNTS = ['people', 'attempts'] as const
export const ACTORS = ['person', 'account', 'visit', 'device'] as const
const PROPERTY = 'property'

/** Who goes through the steps, which of their attempts counts, and what is added up on the way. */
export function CountOptions({ workspace, question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const properties = useProperties(workspace.name, '')
  const [choosing, setChoosing] = useState(false)
  const names = (properties.data?.properties ?? [])
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('person.'))
  const { actor } = question
  const held = typeof actor === 'object' ? actor.property : undefined
  const word = held !== undefined || choosing ? PROPERTY : typeof actor === 'string' ? actor : 'person'
  const choose = (chosen: string) => {
    setChoosing(chosen === PROPERTY)
    if (chosen !== PROPERTY) set({ actor: chosen === 'person' ? undefined : chosen })
  }
  return (
    <>
      <NativeSelect
        label={t('options:actor')}
        error={refused('/actor')}
        value={word}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={[...ACTORS, PROPERTY].map((value) => ({ value, label: t(`options:actor.${value}`) }))}
      />
      {word === PROPERTY && (
        <Select
          label={t('options:actor-property')}
          data={held === undefined || names.includes(held) ? names : [held, ...names]}
          value={held ?? null}
          onChange={(property) => {
            setChoosing(false)
            set({ actor: property === null ? undefined : { property } })
          }}
          searchable
          nothingFoundMessage={t('funnel:no-such')}
          w={180}
        />
      )}
      <ChoiceField
        label={t('options:count')}
        value={question.count}
        values={COUNTS}
        called={(value) => t(`options:count.${value}`)}
        wrong={refused('/count')}
        change={(count) => set({ count: count as Question['count'] })}
      />
      <ChoiceField
        label={t('funnel:attempt')}
        value={question.attempt}
        values={ATTEMPTS}
        called={(value) => t(`funnel:attempt.${value}`)}
        mode={question.mode}
        wrong={refused('/attempt')}
        change={(attempt) => set({ attempt: attempt as Question['attempt'] })}
      />
      <Select
        label={t('options:value')}
        placeholder={t('options:none')}
        error={refused('/value')}
        data={question.value === undefined || names.includes(question.value) ? names : [question.value, ...names]}
        value={question.value ?? null}
        onChange={(value) => set({ value: value ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('options:none') }}
        nothingFoundMessage={t('funnel:no-such')}
        w={180}
      />
      <Refused at={['/actor', '/count', '/attempt', '/value']} />
    </>
  )
}
