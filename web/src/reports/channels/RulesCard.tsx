import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RuleSet } from './rules'
import { useTestWords } from './words'

interface Props {
  rules: RuleSet
  /** What set this is, in words. */
  title: string
  edit?: (() => void) | undefined
}

/** The rules in the order in which they are asked. */
export function RulesCard({ rules, title, edit }: Props) {
  const { t } = useTranslation()
  const say = useTestWords()
  return (
    <section className="ff-card" aria-label={title}>
      <div className="ff-row" style={{ marginBottom: 8 }}>
        <h2>{title}</h2>
        <span className="ff-spring" />
        {edit && (
          <Button variant="default" onClick={edit}>
            {t('channels:change')}
          </Button>
        )}
      </div>
      <p className="ff-sub">
        {rules.about} {t('channels:first-counts')}
      </p>
      <details>
        <summary>{t('channels:show', { number: rules.rules.length })}</summary>
        <div className="ff-scroll">
          <table className="ff-table">
            <thead>
              <tr>
                <th scope="col" className="num">
                  #
                </th>
                <th scope="col">{t('channels:channel')}</th>
                <th scope="col">{t('channels:when')}</th>
              </tr>
            </thead>
            <tbody>
              {rules.rules.map(({ channel, when }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule's place is its name
                <tr key={at}>
                  <td className="num">{at + 1}</td>
                  <td>{channel}</td>
                  <td>{say(when)}</td>
                </tr>
              ))}
              <tr>
                <td />
                <td>{rules.otherwise}</td>
                <td>{t('channels:else')}</td>
              </tr>
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
