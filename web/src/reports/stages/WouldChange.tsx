import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { ErrorCard } from '../../kit/ErrorCard'
import { Loading } from '../../kit/Loading'
import { useFormats } from '../../words/format'
import { Count } from './Count'
import { type Model, rulesOf } from './model'
import { StageDrawer } from './StageListed'
import { type StageRow, type StagesQuestion, stageNames } from './stages'
import { useStages } from './useStages'

interface Props {
  workspace: Workspace
  /** The model that counts now. */
  before: { name: string; model: Model }
  draft: Model
  /** Whether the draft could be saved; undefined until the server has said so. */
  works: boolean | undefined
}

const PERIOD = { last: '28d' }
const FIGURES = ['now', 'entered'] as const

interface Listed {
  question: StagesQuestion
  of: string
}

/** How many people each stage has now and would have, before anything is saved. */
export function WouldChange({ workspace, before, draft, works }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const [listed, setListed] = useState<Listed>()
  const questions: StagesQuestion[] = [
    { ask: 'stages', model: before.name, period: PERIOD },
    { ask: 'stages', model: rulesOf(draft), period: PERIOD },
  ]
  const [was, willBe] = questions as [StagesQuestion, StagesQuestion]
  const now = useStages(workspace, was)
  const then = useStages(workspace, willBe, works === true)
  if (workspace.events === 0) return <p className="ff-sub">{t('models:change-none')}</p>
  if (works === false) return <p className="ff-sub">{t('models:change-wrong')}</p>
  if (now.isError || then.isError) return <ErrorCard error={now.error ?? then.error} />
  if (!now.data || !then.data) return <Loading />
  const old = now.data.answer.stages
  const next = then.data.answer.stages
  const names = new Map([...stageNames(before.model, old, i18n.language), ...stageNames(draft, next, i18n.language)])
  const keys = [...next.map(({ stage }) => stage), ...old.map(({ stage }) => stage)].filter(
    (key, at, all) => all.indexOf(key) === at,
  )
  const cell = (rows: StageRow[], question: StagesQuestion, key: string, figure: (typeof FIGURES)[number]) => {
    const at = rows.findIndex(({ stage }) => stage === key)
    return at < 0 ? (
      <span className="ff-small">–</span>
    ) : (
      <Count
        of={rows[at]?.[figure] ?? null}
        to={`/stages/${at}/${figure}`}
        follow={(of) => setListed({ question, of })}
      />
    )
  }
  const moved = keys.some((key) =>
    FIGURES.some(
      (figure) =>
        old.find(({ stage }) => stage === key)?.[figure] !== next.find(({ stage }) => stage === key)?.[figure],
    ),
  )
  return (
    <>
      <p className="ff-sub" role="status">
        {t(moved ? 'models:change-some' : 'models:change-nothing')}
      </p>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('stages:stage')}</th>
              {FIGURES.flatMap((figure) => [
                <th key={figure} scope="col" className="num">
                  {t(`models:was.${figure}`)}
                </th>,
                <th key={`${figure} then`} scope="col" className="num">
                  {t(`models:then.${figure}`)}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">
                  {names.get(key) ?? key}
                  {!next.some(({ stage }) => stage === key) && <div className="ff-small">{t('models:goes')}</div>}
                  {!old.some(({ stage }) => stage === key) && <div className="ff-small">{t('models:comes')}</div>}
                </th>
                {FIGURES.flatMap((figure) => [
                  <td key={figure} className="num">
                    {cell(old, was, key, figure)}
                  </td>,
                  <td key={`${figure} then`} className="num" style={{ fontWeight: 600 }}>
                    {cell(next, willBe, key, figure)}
                  </td>,
                ])}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('models:in-none')}</th>
              <td className="num">
                <Count of={now.data.answer.out} to="/out" follow={(of) => setListed({ question: was, of })} />
              </td>
              <td className="num" style={{ fontWeight: 600 }}>
                <Count of={then.data.answer.out} to="/out" follow={(of) => setListed({ question: willBe, of })} />
              </td>
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <p className="ff-small">{t('models:change-foot', { days: format.count(28) })}</p>
      <StageDrawer
        workspace={workspace}
        question={listed?.question ?? was}
        names={names}
        of={listed?.of}
        close={() => setListed(undefined)}
      />
    </>
  )
}
