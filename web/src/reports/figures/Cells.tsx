import type { ReactNode } from 'react'
import { Count, type Door } from '../../kit/Count'
import { type Numbers, pointer } from './answer'
import { Before } from './Change'
import { type Figure, hasList, kindOf, moreIsWorse } from './question'
import { useWritten } from './words'

interface Props extends Door {
  figure: Figure
  name: string
  currency: string
  /** The row in the answer, such as /rows/0. */
  at: string
  row: { values: Numbers; before?: Numbers | null; change?: Numbers | null }
  compared: boolean
  spark?: ReactNode
}

/** A figure, what it was before and how it changed; a count leads to its people or events. */
export function FigureCell({ figure, name, currency, at, row, compared, spark, ...door }: Props) {
  const write = useWritten(currency)
  const value = row.values[name]
  const before = row.before?.[name]
  const kind = kindOf(figure)
  const lists = hasList(figure)
  return (
    <td className="num">
      <div className="ff-figure">
        {spark}
        <span>
          {lists ? (
            <Count to={`${at}/values/${pointer(name)}`} value={value} sum={kind !== 'count'} {...door}>
              {write(value, figure)}
            </Count>
          ) : (
            write(value, figure)
          )}
          {compared && !(value === 0 && before === 0) && !(value == null && before == null) && (
            <Before
              to={lists ? `${at}/before/${pointer(name)}` : undefined}
              kind={kind}
              before={before}
              change={row.change?.[name]}
              worse={moreIsWorse(figure)}
              currency={currency}
              {...door}
            />
          )}
        </span>
      </div>
    </td>
  )
}
