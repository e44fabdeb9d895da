import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import type { Door } from '../figures/Cells'
import type { Answer, Placed, Row } from './attribution'
import { useModelName } from './words'

const MOST_ROWS = 50

interface Props extends Door {
  workspace: Workspace
  answer: Answer
  rows: Row[]
}

/** The credit of each touch, the models side by side. */
export function CreditTable({ workspace, answer, rows, ...door }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const called = useModelName()
  const money = answer.value !== 0
  const value = (amount: number) => format.money(amount, workspace.currency)
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
                  <CreditDoor placed={row.credits[at]} {...door} />
                  {money && <div className="ff-small">{value(row.credits[at]?.credit.value ?? 0)}</div>}
                  {row.credits[at]?.credit.removalEffect !== undefined && (
                    <div className="ff-small">
                      {t('attribution:effect', { share: format.share(row.credits[at]?.credit.removalEffect) })}
                    </div>
                  )}
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
                {adds ? format.count(answer.conversions) : '*'}
                {adds && money && <div className="ff-small">{value(answer.value)}</div>}
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

function CreditDoor({ placed, href, follow }: Door & { placed: Placed | undefined }) {
  const format = useFormats()
  const conversions = placed?.credit.conversions ?? 0
  const text = Number.isInteger(conversions) ? format.count(conversions) : format.number(conversions)
  if (!placed || conversions === 0) return <span>{text}</span>
  return (
    <a
      href={href(placed.at)}
      onClick={(event) => {
        event.preventDefault()
        follow(placed.at)
      }}
    >
      {text}
    </a>
  )
}
