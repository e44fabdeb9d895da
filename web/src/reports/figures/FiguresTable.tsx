import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import type { Door } from '../../kit/Count'
import { Spark } from '../../kit/pictures/Spark'
import { saveCsv } from '../../kit/pictures/save'
import { useFormats } from '../../words/format'
import { type FiguresAnswer, type FiguresAnswered, keyOf, NAME, type Sorting, seriesOf, sorted } from './answer'
import { FigureCell } from './Cells'
import { fileName, tableRows } from './csv'
import { type FiguresQuestion, namesOf, splitBy } from './question'
import { useFigureWords } from './words'

interface Props extends Door {
  /** What the table shows, in words. */
  title?: string
  workspace: Workspace
  question: FiguresQuestion
  answered: FiguresAnswered
  /** The same figures over time, for the small lines. */
  times: FiguresAnswer | undefined
  sorting: Sorting | undefined
  /** Left out where the order is given. */
  sort?: (sorting: Sorting) => void
  /** What a figure is, where it is something of its own here. */
  about?: (figure: string) => string | undefined
}

/** The figures by group with their total, which says where the rows do not add up to it. */
export function FiguresTable(props: Props) {
  const { title, workspace, question, answered, times, sorting, sort, about, ...door } = props
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const { called, split: word, group } = useFigureWords()
  const { answer, basis } = answered
  const names = namesOf(question.figures, Object.keys(answer.total.values))
  const columns = question.figures.map((figure, at) => ({ figure, name: names[at] ?? '' }))
  const split = splitBy(question).property
  const compared = answer.total.before !== undefined
  const named = title ?? t('figures:table')
  const cell = { currency: workspace.currency, compared, ...door }
  const head = (by: string, word: string, num: boolean) =>
    sort ? (
      <SortHead key={by} word={word} num={num} by={by} sorting={sorting} sort={sort} />
    ) : (
      <th key={by} scope="col" className={num ? 'num' : undefined}>
        {word}
      </th>
    )
  const spark = (name: string, key: string) => {
    // a line in every cell of a wide table would push its last columns out of sight
    if (!times || (columns.length > MOST_LINES && name !== columns[0]?.name)) return null
    const series = seriesOf(key === ALL && times.totals ? times.totals : times.rows, key === ALL ? '' : key, name)
    return series.now.length > 1 && <Spark now={series.now} before={series.before} />
  }
  return (
    <section className="ff-card" aria-label={named}>
      <div className="ff-row" style={{ marginBottom: 8 }}>
        <h2>{named}</h2>
        {compared && <span className="ff-small">{t('figures:compared')}</span>}
        <span className="ff-spring" />
        <Button variant="default" onClick={() => saveCsv(fileName(workspace.name), tableRows(question, answer))}>
          CSV
        </Button>
      </div>
      <div className="ff-scroll">
        <table className="ff-table ff-figures">
          <thead>
            <tr>
              {split.length > 0 && head(NAME, split.map(word).join(' · '), false)}
              {columns.map(({ figure, name }) => head(name, called(figure, name), true))}
            </tr>
          </thead>
          <tbody>
            {split.length > 0 &&
              sorted(answer.rows, sorting, i18n.language).map(({ row, at }) => (
                <tr key={keyOf(row)}>
                  <th scope="row">{group(keyOf(row))}</th>
                  {columns.map(({ figure, name }) => (
                    <FigureCell
                      key={name}
                      {...cell}
                      figure={figure}
                      name={name}
                      at={`/rows/${at}`}
                      row={row}
                      spark={spark(name, keyOf(row))}
                    />
                  ))}
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              {split.length > 0 && <th scope="row">{t('figures:total')}</th>}
              {columns.map(({ figure, name }) => (
                <FigureCell
                  key={name}
                  {...cell}
                  figure={figure}
                  name={name}
                  at="/total"
                  row={answer.total}
                  spark={spark(name, ALL)}
                />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {split.length > 0 && <Adds columns={columns} adds={answer.total.adds} />}
      {split.includes('channel') && answer.rows.some(({ key }) => key.includes('(none)')) && (
        <div className="ff-small">{t('figures:no-channel')}</div>
      )}
      <p className="ff-small" style={{ margin: '12px 0 0' }}>
        {t('figures:foot', {
          events: format.count(basis.events),
          people: format.count(basis.people),
          from: basis.from ? format.date(basis.from, workspace.zone) : '–',
          to: basis.to ? format.date(basis.to, workspace.zone) : '–',
          zone: workspace.zone,
        })}{' '}
        {workspace.simulated && <span className="ff-tag">{t('app:simulated')}</span>}
      </p>
      <About columns={columns} own={about} />
    </section>
  )
}

const ALL = '\u0000'
const MOST_LINES = 4

interface HeadProps {
  word: string
  num: boolean
  by: string
  sorting: Sorting | undefined
  sort: (sorting: Sorting) => void
}

/** The head of a column, which sorts by it; pressed again, the other way round. */
function SortHead({ word, num, by, sorting, sort }: HeadProps) {
  const { t } = useTranslation()
  const mine = sorting?.by === by ? sorting : undefined
  const next = { by, up: mine ? !mine.up : by === NAME }
  return (
    <th
      scope="col"
      className={num ? 'num' : undefined}
      aria-sort={mine ? (mine.up ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="ff-sort" title={t('figures:sort')} onClick={() => sort(next)}>
        {word} {mine ? (mine.up ? '↑' : '↓') : ''}
      </button>
    </th>
  )
}

type Columns = { figure: FiguresQuestion['figures'][number]; name: string }[]

/** Which sums hold, and which are none. */
function Adds({ columns, adds }: { columns: Columns; adds: Record<string, boolean> }) {
  const { t } = useTranslation()
  const { called } = useFigureWords()
  const list = (add: boolean) =>
    columns
      .filter(({ name }) => adds[name] === add)
      .map(({ figure, name }) => called(figure, name))
      .join(', ')
  return (
    <div className="ff-small" style={{ marginTop: 8 }}>
      {list(true) !== '' && <div>{t('figures:adds', { figures: list(true) })}</div>}
      {list(false) !== '' && <div>{t('figures:adds-not', { figures: list(false) })}</div>}
    </div>
  )
}

/** What each figure is, in words. */
function About({ columns, own }: { columns: Columns; own: Props['about'] }) {
  const { t } = useTranslation()
  const { called, about } = useFigureWords()
  return (
    <details className="ff-small" style={{ marginTop: 4 }}>
      <summary>{t('figures:what')}</summary>
      <dl className="ff-terms">
        {columns.map(({ figure, name }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{called(figure, name)}</dt>
            <dd>{(typeof figure === 'string' && own?.(figure)) || about(figure)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
