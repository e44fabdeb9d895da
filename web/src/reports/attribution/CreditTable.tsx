import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import { isWhole, type Placed, type Row, type Whole } from './attribution'
import { useModelName, useTouchName } from './words'

const MOST_ROWS = 50

interface Props extends Door {
  workspace: Workspace
  answer: Whole
  /** Where it stands in the answer. */
  place: string
  rows: Row[]
}

/** The credit of each touch, the models side by side. */
export function CreditTable({ workspace, answer, place, rows, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const called = useModelName()
  const named = useTouchName()
  const money = answer.value !== 0 ? workspace.currency : undefined
  const columns = answer.models.map((model, at) => ({
    ...model,
    at,
    name: called(model.model),
    whole: rows.every(({ credits }) => isWhole(credits[at]?.credit.conversions ?? 0)),
    effects: rows.some(({ credits }) => credits[at]?.credit.removalEffect !== undefined),
  }))
  return (
    <div className="ff-card">
      <div className="ff-scroll">
        <table className="ff-table ff-figures">
          <thead>
            <tr>
              <th scope="col">{t('attribution:touch')}</th>
              {columns.map(({ at, name, adds, effects }) => [
                <th key={name} scope="col" className="num">
                  {at + 1} {name}
                  {adds ? '' : ' *'}
                </th>,
                effects && (
                  <th key={`${name} lost`} scope="col" className="num" title={t('attribution:lost-about')}>
                    {t('attribution:lost')}
                  </th>
                ),
              ])}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.touch}>
                <th scope="row">{named(row.touch)}</th>
                {columns.map(({ at, name, whole, effects }) => [
                  <td key={name} className="num">
                    <CreditCell placed={row.credits[at]} whole={whole} currency={money} {...door} />
                  </td>,
                  effects && (
                    <td key={`${name} lost`} className="num">
                      {format.share(row.credits[at]?.credit.removalEffect)}
                    </td>
                  ),
                ])}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('attribution:all')}</th>
              {columns.map(({ name, adds, effects }) => [
                <td key={name} className="num">
                  {adds ? <AllOf answer={answer} place={place} currency={money} {...door} /> : '*'}
                </td>,
                effects && <td key={`${name} lost`} />,
              ])}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="ff-small" style={{ margin: '8px 0 0' }}>
        {t('attribution:adds')} {answer.models.some(({ adds }) => !adds) && t('attribution:adds-not')}{' '}
        {rows.length > MOST_ROWS && t('attribution:more', { shown: MOST_ROWS, all: format.count(rows.length) })}
      </p>
    </div>
  )
}

interface CellProps extends Door {
  placed: Placed | undefined
  /** Whether the whole column has nothing but whole conversions. */
  whole: boolean
  currency: string | undefined
}

/** A touch's credit by one model; by Markov no single conversion has a part, so it leads to all of its paths. */
function CreditCell({ placed, whole, currency, ...door }: CellProps) {
  const format = useFormats()
  const write = whole ? format.count : format.part
  if (!placed) return write(0)
  const { credit, at } = placed
  const { conversions, value, removalEffect, before, change } = credit
  return (
    <>
      <Count to={`${at}/conversions`} value={conversions} sum={removalEffect !== undefined} {...door}>
        {write(conversions)}
      </Count>
      {before && !(conversions === 0 && before.conversions === 0) && (
        <Before
          to={`${at}/before/conversions`}
          kind="part"
          counts={removalEffect === undefined}
          before={before.conversions}
          change={change?.conversions}
          {...door}
        />
      )}
      {currency !== undefined && <div className="ff-small">{format.money(value, currency)}</div>}
    </>
  )
}

function AllOf({
  answer,
  place,
  currency,
  ...door
}: Omit<Props, 'workspace' | 'rows'> & { currency: string | undefined }) {
  const format = useFormats()
  return (
    <>
      <Count to={`${place}/conversions`} value={answer.conversions} {...door}>
        {format.count(answer.conversions)}
      </Count>
      {answer.before && (
        <Before
          to={`${place}/before/conversions`}
          kind="count"
          before={answer.before.conversions}
          change={answer.change?.conversions}
          worse={false}
          {...door}
        />
      )}
      {currency !== undefined && <div className="ff-small">{format.money(answer.value, currency)}</div>}
    </>
  )
}
