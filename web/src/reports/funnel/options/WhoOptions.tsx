import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAudiences } from '../../useDefined'
import { ConditionEditor } from '../ConditionEditor'
import type { Question } from '../question'
import { ChoiceField } from './ChoiceField'
import { conditionsOf, isPlain, withConditions } from './conditions'
import { Other } from './Other'
import type { OptionProps } from './props'
import { Refused, useRefused } from './refused'

const RULES = ['ga4', 'posthog', 'plausible'] as const

/** Which events exist for the question, which people are counted, and what is left out. */
export function WhoOptions({ workspace, question, set }: OptionProps) {
  const { t } = useTranslation()
  const refused = useRefused()
  const audiences = useAudiences(workspace.name)
  const people = conditionsOf(question.people)
  const names = (audiences.data ?? []).map(({ name }) => name)
  return (
    <>
      <Conditions workspace={workspace} question={question} set={set} of="where" />
      <Conditions workspace={workspace} question={question} set={set} of="people" />
      {names.length > 0 && (
        <NativeSelect
          label={t('options:audience')}
          value=""
          onChange={({ currentTarget: { value } }) =>
            value !== '' && set({ people: withConditions([...people, { audience: value }]) as Question['people'] })
          }
          data={[{ value: '', label: t('options:audience-add') }, ...names]}
        />
      )}
      <ChoiceField
        label={t('options:channels')}
        value={question.channels}
        values={RULES}
        called={(value) => t(`options:channels.${value}`)}
        wrong={refused('/channels')}
        change={(channels) => set({ channels: channels as Question['channels'] })}
      />
      {(['bots', 'internal'] as const).map((who) => (
        <Checkbox
          key={who}
          label={t(`options:with.${who}`)}
          checked={question[who] === 'include'}
          onChange={({ currentTarget }) => set({ [who]: currentTarget.checked ? 'include' : undefined })}
        />
      ))}
      <Checkbox
        label={t('options:unfolded')}
        checked={question.fold === false}
        onChange={({ currentTarget }) => set({ fold: currentTarget.checked ? false : undefined })}
      />
      <Refused at={['/where', '/people', '/bots', '/internal', '/fold', '/channels']} />
    </>
  )
}

/** Conditions that must all hold, of events or of people. */
function Conditions({ workspace, question, set, of }: Omit<OptionProps, 'labels'> & { of: 'where' | 'people' }) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const list = conditionsOf(question[of])
  const put = (next: unknown[]) => set({ [of]: withConditions(next) })
  const traits = of === 'people'
  return (
    <div style={{ flexBasis: '100%', display: 'grid', gap: 6 }}>
      {list.map((condition, at) => {
        const remove = () => put(list.filter((_, place) => place !== at))
        return isPlain(condition) ? (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            key={at}
            workspace={workspace}
            event=""
            traits={traits}
            condition={condition}
            change={(next) => put(list.map((each, place) => (place === at ? next : each)))}
            remove={remove}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
          <Other key={at} condition={condition} remove={remove} />
        )
      })}
      {adding ? (
        <ConditionEditor
          workspace={workspace}
          event=""
          traits={traits}
          change={(next) => {
            setAdding(false)
            put([...list, next])
          }}
          remove={() => setAdding(false)}
        />
      ) : (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {t(`options:add.${of}`)}
          </Button>
        </div>
      )}
    </div>
  )
}
