import { useTranslation } from 'react-i18next'
import { useFormats } from '../../words/format'
import { useMeaning } from '../defined/words'
import { useFigureWords } from '../figures/words'
import { type Matcher, partsOf } from '../funnel/question'
import { type Back, labelOf, type Model, OUT, START, type Stage } from './model'

const goalOf = (matcher: Matcher) =>
  typeof matcher === 'object' && 'goal' in matcher && typeof matcher.goal === 'string' ? matcher.goal : undefined

/** Rules of a model as a person would say them. */
export function useRuleWords(model: Model) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const meaning = useMeaning()
  const { goal: called } = useFigureWords()
  const or = ` ${t('channels:or')} `
  const label = (key: string) => labelOf(model.stages.find((each) => each.key === key)?.labels, i18n.language, key)
  const name = (key: string) => {
    if (key === OUT) return t('stages:out')
    return key === START ? t('stages:start') : t('goals:quoted', { name: label(key) })
  }
  const names = (keys: string[]) => keys.map(name).join(', ')
  const done = (matcher: Matcher) => {
    const parts = partsOf(matcher)
    const goals = parts.flatMap((part) => goalOf(part) ?? [])
    const events = parts.filter((part) => goalOf(part) === undefined)
    return [
      ...(events.length > 0 ? [t('models:did', { what: events.map(meaning).join(or) })] : []),
      ...(goals.length > 0
        ? [t('models:reached', { what: goals.map((goal) => t('goals:quoted', { name: called(goal) })).join(or) })]
        : []),
    ].join(or)
  }
  const enters = (stage: Stage) => {
    if (stage.match === undefined) return t('models:enters-never')
    const said = { stage: name(stage.key), what: done(stage.match), count: stage.times ?? 1 }
    return stage.in === undefined
      ? t('models:enters', said)
      : t('models:enters-in', { ...said, time: format.window(stage.in) })
  }
  const from = ({ from: whence }: Stage) =>
    Array.isArray(whence) ? t('models:from-only', { stages: names(whence) }) : t(`models:from.${whence ?? 'earlier'}`)
  const decays = ({ decay }: Stage) =>
    decay
      ? t(decay.to === OUT ? 'models:decays-out' : 'models:decays', {
          time: format.window(decay.after),
          stage: name(decay.to),
        })
      : t('models:decays-never')
  const targets = ({ targets: wanted }: Stage) =>
    [
      wanted?.now === undefined ? '' : t('models:target-now', { count: wanted.now }),
      wanted?.entered === undefined
        ? ''
        : t(`models:target-entered.${wanted.every ?? 'month'}`, { number: format.count(wanted.entered) }),
      wanted?.dwellDays === undefined ? '' : t('models:target-dwell', { count: wanted.dwellDays }),
    ].filter((one) => one !== '')
  const who = ({ owner, channels }: Stage) => [owner ?? '', ...(channels ?? [])].filter((one) => one !== '').join(', ')
  const back = (rule: Back) =>
    t('models:leads-back', {
      what: done(rule.match),
      from: Array.isArray(rule.from) ? names(rule.from) : t('models:any-stage'),
      to: name(rule.to),
    })
  return { label, name, enters, from, decays, targets, who, back }
}
