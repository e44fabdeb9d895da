import { expect, it } from 'vitest'
import type { Answer, StepAnswer } from '../funnel/answer'
import { changeOf, homeSearch, type Preset, questionOf, stagesOf } from './home'

const preset: Preset = {
  name: 'p',
  labels: { en: 'P' },
  stages: [
    { key: 'a', labels: { en: 'Awareness', de: 'Aufmerksamkeit' }, band: 'TOFU', match: { event: '*' }, mapped: true },
    { key: 'b', labels: { en: 'Intent' }, band: 'MOFU', match: 'Cart Viewed', mapped: false },
    { key: 'c', labels: { en: 'Purchase' }, band: 'BOFU', match: { goal: 'sale' }, mapped: true },
  ],
}

const NONE = {
  reached: null,
  dropped: null,
  open: null,
  quiet: null,
  fromFirst: null,
  fromPrevious: null,
  low: null,
  high: null,
  time: null,
}

const step = (
  reached: number,
  open: number,
  quiet: number,
  fromPrevious: number | null,
  change?: number,
): StepAnswer => ({
  label: '',
  reached,
  dropped: 0,
  open,
  quiet,
  fromFirst: null,
  fromPrevious,
  low: null,
  high: null,
  time: { fromPrevious: null, fromFirst: null },
  ...(change === undefined ? {} : { change: { ...NONE, fromPrevious: change } }),
})

it('asks the mapped stages as one funnel', () => {
  expect(questionOf(preset, 'de', '30d')).toEqual({
    ask: 'funnel',
    steps: [
      { match: { event: '*' }, label: 'Aufmerksamkeit' },
      { match: { goal: 'sale' }, label: 'Purchase' },
    ],
    window: '180d',
    period: { last: '30d' },
  })
  expect(questionOf(preset, 'en', '').period).toBeUndefined()
})

it('what changed is told of people who all had the same seven days', () => {
  const question = changeOf(preset, 'en', '30d', '2026-11-21T23:00:00.000Z')
  expect([question?.window, question?.period, question?.compare]).toEqual([
    '7d',
    { from: '2026-10-15', to: '2026-11-13' },
    'previous',
  ])
  expect(changeOf(preset, 'en', '', '2026-11-21T23:00:00.000Z')).toBeUndefined()
})

it('a stage that is not mapped has no figures, never zero', () => {
  const answer = { steps: [step(100, 30, 50, null), step(20, 0, 0, 0.2)] } as Answer
  const changed = { steps: [step(90, 30, 50, null), step(20, 0, 0, 0.2, -0.05)] } as Answer
  expect(stagesOf(preset, 'en', answer, changed).map(({ figures, step: at }) => [at, figures])).toEqual([
    [0, { reached: 100, moved: 20, open: 30, quiet: 50, share: 0.2, change: -0.05, median: null }],
    [-1, undefined],
    [1, { reached: 20, moved: 0, open: 0, quiet: 0, share: null, change: null, median: null }],
  ])
})

it('an address that names no days is that of the usual days', () => {
  expect(['7d', '', 'foo', '1.5d', 30].map((last) => homeSearch({ last }))).toEqual([
    { last: '7d' },
    { last: '' },
    {},
    {},
    {},
  ])
})
