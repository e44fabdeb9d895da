import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useEvents, useProperties } from '../funnel/useFunnel'
import { PeriodFields } from '../PeriodFields'
import { useAudiences, useGoals } from '../useDefined'
import { type Figure, type FiguresQuestion, figureOf, hasList, NAMES, splitBy, withSplit, written } from './question'
import { useFigureWords } from './words'

const EVERY = ['hour', 'day', 'week', 'month'] as const
const AT = ['event', 'person', 'first-event'] as const
const SETS = ['ga4', 'posthog', 'plausible']
const MOST_SPLITS = 5
const MOST_FIGURES = 30
const GROUPS = 20
const CHANNEL = 'channel'

interface Props {
  workspace: Workspace
  question: FiguresQuestion
  change: (question: FiguresQuestion) => void
}

/** Which figures, of when, beside what, by what, of whom. */
export function FiguresSettings({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const { split: word } = useFigureWords()
  const properties = useProperties(workspace.name, '')
  const audiences = useAudiences(workspace.name)
  const split = splitBy(question)
  const known = (properties.data?.properties ?? []).map(({ name }) => name)
  const set = (some: { [K in keyof FiguresQuestion]?: FiguresQuestion[K] | undefined }) =>
    change({ ...question, ...some } as FiguresQuestion)
  const limit = (value: number) => value >= 1 && value <= 100 && change(withSplit(question, { ...split, limit: value }))
  const audience = (question.people as { audience?: string } | undefined)?.audience
  return (
    <section className="ff-card" aria-label={t('funnel:question')} style={{ display: 'grid', gap: 12 }}>
      <FigureChoice workspace={workspace} question={question} change={change} />
      <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
        <PeriodFields workspace={workspace} label={t('figures:period')} question={question} set={set} />
        <MultiSelect
          label={t('funnel:by')}
          placeholder={split.property.length === 0 ? t('funnel:by-none') : ''}
          data={[...new Set([...split.property, ...known])].map((value) => ({ value, label: word(value) }))}
          value={split.property}
          onChange={(property) => change(withSplit(question, { ...split, property }))}
          maxValues={MOST_SPLITS}
          searchable
          nothingFoundMessage={t('funnel:no-such')}
          miw={180}
        />
        {split.property.length > 0 && (
          <>
            <NativeSelect
              label={t('funnel:at')}
              value={split.at ?? 'event'}
              onChange={({ currentTarget: { value } }) => change(withSplit(question, { ...split, at: value }))}
              data={AT.map((value) => ({ value, label: t(`figures:at.${value}`) }))}
            />
            <TextInput
              label={t('funnel:limit')}
              type="number"
              min={1}
              max={100}
              w={72}
              value={split.limit ?? GROUPS}
              onChange={({ currentTarget }) => limit(Number(currentTarget.value))}
            />
          </>
        )}
        <NativeSelect
          label={t('funnel:trend')}
          value={question.every ?? ''}
          onChange={({ currentTarget: { value } }) => set({ every: value || undefined })}
          data={[
            { value: '', label: t('funnel:trend-none') },
            ...EVERY.map((value) => ({ value, label: t(`figures:every.${value}`) })),
          ]}
        />
        {((audiences.data?.length ?? 0) > 0 || audience !== undefined) && (
          <NativeSelect
            label={t('figures:of')}
            value={audience ?? ''}
            onChange={({ currentTarget: { value } }) => set({ people: value === '' ? undefined : { audience: value } })}
            data={[
              { value: '', label: t('funnel:all') },
              ...[...new Set([...(audience ? [audience] : []), ...(audiences.data ?? []).map(({ name }) => name)])],
            ]}
          />
        )}
        {split.property.includes(CHANNEL) && (
          <NativeSelect
            label={t('figures:channels')}
            value={question.channels ?? 'ga4'}
            onChange={({ currentTarget: { value } }) => set({ channels: value === 'ga4' ? undefined : value })}
            data={SETS.map((value) => ({ value, label: t(`figures:set.${value}`) }))}
          />
        )}
      </div>
    </section>
  )
}

/** The figures themselves: named ones, goals, counts of an event, and one of them for each of another. */
function FigureChoice({ workspace, question, change }: Props) {
  const { t } = useTranslation()
  const { called, goal } = useFigureWords()
  const goals = useGoals(workspace.name)
  const events = useEvents(workspace.name)
  const option = (figure: Figure, label: string) => ({ value: written(figure), label })
  const named = NAMES.map((name) => option(name, called(name, name)))
  const ofGoals = (goals.data ?? [])
    .filter(({ match }) => match !== null)
    .map(({ name }) => option(`goal:${name}`, goal(name)))
  const counts = (events.data?.events ?? []).map(({ name }) => option({ count: name, as: name }, name))
  const offered = new Set([...named, ...ofGoals, ...counts].map(({ value }) => value))
  const others = question.figures
    .filter((figure) => !offered.has(written(figure)))
    .map((figure) =>
      option(figure, typeof figure === 'string' ? called(figure, figure) : String(figure.as ?? written(figure))),
    )
  return (
    <div className="ff-row" style={{ alignItems: 'end', gap: 12 }}>
      <MultiSelect
        label={t('figures:figures')}
        data={[
          { group: t('figures:group-named'), items: named },
          { group: t('figures:group-goals'), items: ofGoals },
          { group: t('figures:group-events'), items: counts },
          { group: t('figures:group-own'), items: others },
        ].filter(({ items }) => items.length > 0)}
        value={question.figures.map(written)}
        onChange={(values) => values.length > 0 && change({ ...question, figures: values.map(figureOf) })}
        maxValues={MOST_FIGURES}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('funnel:no-such')}
        style={{ flex: 1, minWidth: 240 }}
      />
      <RateAdder question={question} change={change} />
    </div>
  )
}

/** Puts one of the figures for each of another beside them. */
function RateAdder({ question, change }: Omit<Props, 'workspace'>) {
  const { t } = useTranslation()
  const { called } = useFigureWords()
  const [open, setOpen] = useState(false)
  const parts = question.figures.filter(hasList)
  const [part, setPart] = useState(0)
  const [whole, setWhole] = useState(0)
  const name = (figure: Figure) =>
    typeof figure === 'string' ? called(figure, figure) : String(figure.as ?? written(figure))
  const data = parts.map((figure, at) => ({ value: String(at), label: name(figure) }))
  const [one, other] = [parts[part], parts[whole]]
  if (!open) {
    return (
      <Button variant="default" disabled={parts.length < 2} onClick={() => setOpen(true)}>
        {t('figures:rate')}
      </Button>
    )
  }
  const add = () => {
    setOpen(false)
    if (one === undefined || other === undefined || one === other) return
    const as = t('figures:rate-name', { part: name(one), whole: name(other) })
    const figures = question.figures.filter((figure) => typeof figure === 'string' || figure.as !== as)
    change({ ...question, figures: [...figures, { rate: [one, other], as }] })
  }
  return (
    <>
      <NativeSelect
        label={t('figures:rate-part')}
        data={data}
        value={String(part)}
        onChange={({ currentTarget }) => setPart(Number(currentTarget.value))}
      />
      <NativeSelect
        label={t('figures:rate-whole')}
        data={data}
        value={String(whole)}
        onChange={({ currentTarget }) => setWhole(Number(currentTarget.value))}
      />
      <Button variant="default" onClick={add}>
        {t('figures:rate-add')}
      </Button>
    </>
  )
}
