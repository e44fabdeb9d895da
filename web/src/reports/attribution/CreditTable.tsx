import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { Count, type Door } from '../../kit/Count'
import { useFormats } from '../../words/format'
import { Before } from '../figures/Change'
import type { Placed, Row, Whole } from './attribution'
import { useModelName } from './words'

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
  const money = answer.value !== 0
  return (
    <div className="ff-card ff-scroll">
      <table className="ff-table ff-figures">
        <thead>
          <tr>
            <th scope="col">{t('attribution:touch')}</th>
            {answer.models.map(({ model, adds }, at) => (
              <th key={called(model)} scope="col" className="num">
                {at + 1} {called(model)}
                {adds ? '' : ' *'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={row.touch}>
              <th scope="row">{row.touch === '(none)' ? t('attribution:none') : row.touch}</th>
              {answer.models.map(({ model }, at) => (
                <td key={called(model)} className="num">
                  <CreditCell placed={row.credits[at]} currency={money ? workspace.currency : undefined} {...door} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('attribution:all')}</th>
            {answer.models.map(({ model, adds }) => (
              <td key={called(model)} className="num">
                {adds ? (
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
                    {money && <div className="ff-small">{format.money(answer.value, workspace.currency)}</div>}
                  </>
                ) : (
                  '*'
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className="ff-small">
        {t('attribution:adds')} {answer.models.some(({ adds }) => !adds) && t('attribution:adds-not')}{' '}
        {rows.length > MOST_ROWS && t('attribution:more', { shown: MOST_ROWS, all: format.count(rows.length) })}
      </p>
    </div>
  )
}

/** A touch's credit by one model; by Markov no single conversion has a part, so it leads to all of its paths. */
function CreditCell({
  placed,
  currency,
  ...door
}: Door & { placed: Placed | undefined; currency: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormats()
  if (!placed) return '0'
  const { credit, at } = placed
  const { conversions, value, removalEffect, before, change } = credit
  return (
    <>
      <Count to={`${at}/conversions`} value={conversions} sum={removalEffect !== undefined} {...door}>
        {format.number(conversions)}
      </Count>
      {before && !(conversions === 0 && before.conversions === 0) && (
        <Before
          to={`${at}/before/conversions`}
          kind="number"
          counts={removalEffect === undefined}
          before={before.conversions}
          change={change?.conversions}
          {...door}
        />
      )}
      {currency !== undefined && <div className="ff-small">{format.money(value, currency)}</div>}
      {removalEffect !== undefined && (
        <div className="ff-small">{t('attribution:effect', { share: format.share(removalEffect) })}</div>
      )}
    </>
  )
}
