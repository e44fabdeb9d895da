import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { More } from '../../kit/More'
import { useFormats } from '../../words/format'
import { ByField } from '../ByField'
import { MatcherSelect } from '../MatcherSelect'
import type { SettingsProps } from './AttributionSettings'
import { type AttributionQuestion, type Model, START, written } from './attribution'

const HALF_LIVES = ['1d', '3d', '7d', '14d', '30d', '60d']
const HALF_LIFE = '7d'
const ORDERS = ['1', '2', '3']
const LEAD = { goal: 'lead' }
const MOST_ANCHORS = 2
const SETS = ['ga4', 'posthog', 'plausible']

/** What few need: how models weigh, what they know, what is worth how much, and by what it is split. */
export function CreditOptions({ workspace, question, change }: SettingsProps) {
  const { t } = useTranslation()
  const set = (some: { [K in keyof AttributionQuestion]?: AttributionQuestion[K] | undefined }) =>
    change({ ...question, ...some } as AttributionQuestion)
  const format = useFormats()
  const { by, halfLife = HALF_LIFE, order = 1, nulls = true, anchors, value = '', touches, channels } = question
  const models = question.models ?? START.models ?? []
  const has = (model: string) => models.includes(model)
  const chosen = [by, question.halfLife, question.order, question.nulls, anchors, question.value, touches, channels]
  return (
    <More open={chosen.some((each) => each !== undefined)}>
      <ByField
        workspace={workspace}
        by={by}
        places={['event', 'person', 'first-event']}
        change={(next) => set({ by: next })}
      />
      <NativeSelect
        label={t('attribution:half-life')}
        value={halfLife}
        disabled={!has('time-decay')}
        onChange={({ currentTarget }) => set({ halfLife: currentTarget.value })}
        data={[...new Set([halfLife, ...HALF_LIVES])].map((each) => ({ value: each, label: format.window(each) }))}
      />
      <NativeSelect
        label={t('attribution:order')}
        value={String(order)}
        disabled={!has('markov')}
        onChange={({ currentTarget }) => set({ order: Number(currentTarget.value) })}
        data={ORDERS}
      />
      <Checkbox
        label={t('attribution:nulls')}
        checked={nulls}
        disabled={!has('markov')}
        onChange={({ currentTarget }) => set({ nulls: currentTarget.checked ? undefined : false })}
      />
      {has('w-shape') && (
        <Anchors workspace={workspace} anchors={anchors ?? [LEAD]} change={(next) => set({ anchors: next })} />
      )}
      <Own models={models} change={(next) => set({ models: next })} />
      <TextInput
        key={value}
        label={t('attribution:value')}
        placeholder="revenue"
        defaultValue={value}
        w={128}
        onBlur={({ currentTarget }) => set({ value: currentTarget.value.trim() || undefined })}
      />
      {touches === undefined ? (
        <Button variant="default" onClick={() => set({ touches: LEAD })}>
          {t('attribution:touches-own')}
        </Button>
      ) : (
        <>
          <MatcherSelect
            workspace={workspace}
            label={t('attribution:touches')}
            matcher={touches}
            change={(next) => set({ touches: next })}
          />
          <Button variant="default" onClick={() => set({ touches: undefined })}>
            {t('attribution:touches-usual')}
          </Button>
        </>
      )}
      {(question.touch ?? 'channel') === 'channel' && (
        <NativeSelect
          label={t('figures:channels')}
          value={channels ?? 'ga4'}
          onChange={({ currentTarget: { value: chosen } }) => set({ channels: chosen === 'ga4' ? undefined : chosen })}
          data={SETS.map((each) => ({ value: each, label: t(`figures:set.${each}`) }))}
        />
      )}
    </More>
  )
}

interface AnchorsProps {
  workspace: SettingsProps['workspace']
  anchors: NonNullable<AttributionQuestion['anchors']>
  change: (anchors: NonNullable<AttributionQuestion['anchors']>) => void
}

/** What the key touches of the W shape lead to: one or two. */
function Anchors({ workspace, anchors, change }: AnchorsProps) {
  const { t } = useTranslation()
  return (
    <>
      {anchors.map((anchor, at) => (
        <MatcherSelect
          // biome-ignore lint/suspicious/noArrayIndexKey: an anchor is its place
          key={at}
          workspace={workspace}
          label={t('attribution:anchor', { number: at + 1 })}
          matcher={anchor}
          change={(next) => change(anchors.map((each, place) => (place === at ? next : each)))}
        />
      ))}
      <Button
        variant="default"
        onClick={() => change(anchors.length < MOST_ANCHORS ? [...anchors, LEAD] : anchors.slice(0, 1))}
      >
        {t(anchors.length < MOST_ANCHORS ? 'attribution:anchor-more' : 'attribution:anchor-less')}
      </Button>
    </>
  )
}

const WEIGHTS = /^(\d+(?:[.,]\d+)?)\s*\/\s*(\d+(?:[.,]\d+)?)\s*\/\s*(\d+(?:[.,]\d+)?)$/

/** A model of one's own: weights of the first touch, of those between, and of the last. */
function Own({ models, change }: { models: Model[]; change: (models: Model[]) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [, ...weights] = WEIGHTS.exec(text.trim()) ?? []
  const [first, middle, last] = weights.map((weight) => Number(weight.replace(',', '.')))
  const own =
    first !== undefined && middle !== undefined && last !== undefined ? { custom: { first, middle, last } } : undefined
  const known = own && models.some((model) => written(model) === written(own))
  return (
    <div className="ff-row" style={{ alignItems: 'end', gap: 6 }}>
      <TextInput
        label={t('attribution:own')}
        placeholder="50 / 20 / 30"
        w={128}
        value={text}
        error={text !== '' && !own && t('attribution:own-wrong')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!own || known === true}
        onClick={() => {
          if (own) change([...models, own])
          setText('')
        }}
      >
        {t('attribution:own-add')}
      </Button>
    </div>
  )
}
