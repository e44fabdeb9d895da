import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/types'
import { useFormats } from '../words/format'
import { useIdWords } from './words'

interface Props {
  ids: Schemas['PersonId'][]
  zone: string
  /** Takes an id away from the person; left out for who may not. */
  unlink?: ((id: string) => void) | undefined
  link?: (() => void) | undefined
}

/** Every id of a person with the link that made it one of theirs. */
export function IdTable({ ids, zone, unlink, link }: Props) {
  const { t } = useTranslation()
  const called = useIdWords()
  const format = useFormats()
  const can = unlink !== undefined && ids.length > 1
  return (
    <section className="ff-card">
      <div className="ff-row" style={{ marginBottom: 8 }}>
        <h2>{t('people:ids')}</h2>
        <span className="ff-spring" />
        {link && (
          <Button variant="default" onClick={link}>
            {t('people:link-other')}
          </Button>
        )}
      </div>
      <div className="ff-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('people:id-head')}</th>
              <th scope="col">{t('people:kind')}</th>
              <th scope="col" className="num">
                {t('people:events')}
              </th>
              <th scope="col">{t('people:why')}</th>
              {can && <th scope="col" aria-label={t('people:unlink')} />}
            </tr>
          </thead>
          <tbody>
            {ids.map(({ kind, value, events, link: joined }) => (
              <tr key={`${kind} ${value}`}>
                <td>{value ?? <span className="ff-small">{t('people:hidden')}</span>}</td>
                <td>{called('kind', kind)}</td>
                <td className="num">{format.count(events)}</td>
                <td>
                  {joined ? (
                    <>
                      {called('rule', joined.rule)} · {format.moment(joined.at, zone)}
                      <br />
                      <span className="ff-small">{joined.evidence}</span>
                    </>
                  ) : (
                    <span className="ff-small">{t('people:first-id')}</span>
                  )}
                </td>
                {can && (
                  <td className="num">
                    {value !== null && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('people:unlink-id', { id: value })}
                        onClick={() => unlink(value)}
                      >
                        {t('people:unlink')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
