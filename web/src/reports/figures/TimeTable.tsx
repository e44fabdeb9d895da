import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import type { Door } from '../../kit/Count'
import { saveCsv } from '../../kit/pictures/save'
import { useFormats } from '../../words/format'
import type { FiguresAnswer } from './answer'
import { FigureCell } from './Cells'
import { fileName, tableRows } from './csv'
import { type FiguresQuestion, namesOf } from './question'
import { useFigureWords } from './words'

/** More stretches of time are in the file only. */
const MOST = 120

interface Props extends Door {
  workspace: Workspace
  question: FiguresQuestion
  answer: FiguresAnswer
}

/** The figures of all groups together, by time; the newest first. */
export function TimeTable({ workspace, question, answer, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { called } = useFigureWords()
  const names = namesOf(question.figures, Object.keys(answer.total.values))
  const place = answer.totals ? 'totals' : 'rows'
  const rows = (answer.totals ?? answer.rows).map((row, at) => ({ row, at })).reverse()
  const when = (start: string | null) =>
    start === null ? '' : start.length > 10 ? format.moment(start, workspace.zone) : format.date(start)
  const compared = answer.total.before !== undefined
  return (
    <section className="ff-card" aria-label={t('figures:over-time')}>
      <div className="ff-row" style={{ marginBottom: 8 }}>
        <h2>{t('figures:over-time')}</h2>
        {compared && <span className="ff-small">{t('figures:compared')}</span>}
        <span className="ff-spring" />
        <Button
          variant="default"
          onClick={() => saveCsv(`${fileName(workspace.name)}-${question.every}`, tableRows(question, answer))}
        >
          CSV
        </Button>
      </div>
      <div className="ff-scroll">
        <table className="ff-table ff-figures">
          <thead>
            <tr>
              <th scope="col">{t('figures:start')}</th>
              {question.figures.map((figure, at) => (
                <th key={names[at]} scope="col" className="num">
                  {called(figure, names[at] ?? '')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(({ row, at }) => (
              <tr key={row.start}>
                <th scope="row">{when(row.start)}</th>
                {question.figures.map((figure, column) => (
                  <FigureCell
                    key={names[column]}
                    figure={figure}
                    name={names[column] ?? ''}
                    currency={workspace.currency}
                    at={`/${place}/${at}`}
                    row={row}
                    compared={compared}
                    {...door}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && (
        <p className="ff-small">{t('figures:more-times', { shown: MOST, all: format.count(rows.length) })}</p>
      )}
    </section>
  )
}
