import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { type FiguresAnswer, keyOf, mostChanged, relative } from './answer'
import { type FiguresQuestion, kindOf, moreIsWorse, namesOf } from './question'
import { useFigureWords, useWritten } from './words'

/** What is spoken of first, if the question has it. */
const FIRST = ['revenue', 'goal:sale', 'goal:lead', 'visits', 'people']

const SAME = 0.005

/** What stands before the sentence: a rise or a fall that is worth a word. */
export function useKick() {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    change: number | null | undefined,
    before: number | null | undefined,
    counts: boolean,
    worse = false,
    of?: string,
  ) => {
    const share = relative(change, before, counts)
    if (share === undefined || Math.abs(share) < SAME) return undefined
    const up = share > 0
    return {
      word:
        (of === undefined ? '' : `${of}: `) +
        t(up ? 'figures:more' : 'figures:less', { share: format.share(Math.abs(share)) }),
      up,
      good: up !== worse,
    }
  }
}

export interface Said {
  lead: string
  sub?: string
  kick?: { word: string; good: boolean; up: boolean }
}

/** The one sentence first: how the figure that matters most changed, and where. */
export function useFigureSummary(workspace: Workspace) {
  const { t } = useTranslation()
  const kick = useKick()
  const write = useWritten(workspace.currency)
  const { called, group } = useFigureWords()
  return (question: FiguresQuestion, answer: FiguresAnswer): Said => {
    const names = namesOf(question.figures, Object.keys(answer.total.values))
    const name = FIRST.find((each) => names.includes(each) && answer.total.values[each]) ?? names[0] ?? ''
    const figure = question.figures[names.indexOf(name)] ?? name
    const now = answer.total.values[name]
    const before = answer.total.before?.[name]
    const word = called(figure, name)
    if (before == null || now == null) return { lead: t('figures:is', { figure: word, now: write(now, figure) }) }
    const change = answer.total.change?.[name] ?? 0
    const lead = t('figures:was', { figure: word, now: write(now, figure), before: write(before, figure) })
    const row = answer.total.adds[name] && answer.rows.length > 1 ? mostChanged(answer.rows, name) : undefined
    const sub =
      row &&
      t('figures:most', {
        group: group(keyOf(row)),
        now: write(row.values[name], figure),
        before: write(row.before?.[name], figure),
      })
    const said = { lead, ...(sub === undefined ? {} : { sub }) }
    const told = kick(change, before, kindOf(figure) === 'count', moreIsWorse(figure))
    return told ? { ...said, kick: told } : said
  }
}
