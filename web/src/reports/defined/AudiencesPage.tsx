import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/may'
import { useWorkspace } from '../../app/useWorkspace'
import { figure } from '../../kit/Count'
import { Empty } from '../../kit/Empty'
import { ErrorCard } from '../../kit/ErrorCard'
import { Going } from '../../kit/Going'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { useFormats } from '../../words/format'
import { useAudiences } from '../useDefined'
import { AudienceEditor } from './AudienceEditor'
import { NEW } from './search'
import { useReset } from './useDefine'
import { useMeaning } from './words'

/** Named groups of people, each with how many belong to it now. */
export function AudiencesPage() {
  const { t } = useTranslation()
  const format = useFormats()
  const meaning = useMeaning()
  const workspace = useWorkspace()
  const { edit } = useSearch({ from: '/w/$workspace/audiences' })
  const navigate = useNavigate({ from: '/w/$workspace/audiences' })
  const defines = useMay('define')
  const audiences = useAudiences(workspace.name)
  const [going, setGoing] = useState<string>()
  const open = (name: string | undefined) => void navigate({ search: name === undefined ? {} : { edit: name } })
  const list = audiences.data ?? []
  const edited = list.find(({ name }) => name === edit)
  const make = defines && (
    <Button variant="default" onClick={() => open(NEW)}>
      {t('goals:new-audience')}
    </Button>
  )
  return (
    <Page
      title={t('app:audiences')}
      lead={t('goals:audiences-lead')}
      sub={t('goals:audiences-sub')}
      tools={list.length > 0 && make}
    >
      {audiences.isPending && <Loading />}
      {audiences.isError && <ErrorCard error={audiences.error} retry={() => void audiences.refetch()} />}
      {audiences.data && edit !== undefined && defines && (edit === NEW || edited) && (
        <AudienceEditor
          key={edit}
          workspace={workspace}
          audience={edited}
          close={() => void navigate({ search: {}, ignoreBlocker: true })}
        />
      )}
      {audiences.data && list.length === 0 && edit !== NEW && (
        <Empty title={t('goals:no-audience')} text={t('goals:no-audience-text')}>
          {make}
        </Empty>
      )}
      {list.length > 0 && (
        <section className="ff-card" aria-label={t('app:audiences')}>
          <div className="ff-scroll">
            <table className="ff-table">
              <thead>
                <tr>
                  <th scope="col">{t('goals:audience')}</th>
                  <th scope="col">{t('goals:who')}</th>
                  <th scope="col" className="num">
                    {t('goals:now')}
                  </th>
                  <th scope="col">{t('channels:version')}</th>
                  {defines && <th scope="col" aria-label={t('goals:edit')} />}
                </tr>
              </thead>
              <tbody>
                {list.map(({ name, condition, people, version, at }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{meaning(condition)}</td>
                    <td className="num">
                      {people === 0 ? (
                        '0'
                      ) : (
                        <Link
                          {...figure('/total/values/people', people)}
                          to="/w/$workspace/figures"
                          params={{ workspace: workspace.name }}
                          search={{
                            q: { ask: 'figures', figures: ['people'], people: { audience: name } },
                            of: '/total/values/people',
                          }}
                        >
                          {format.count(people)}
                        </Link>
                      )}
                    </td>
                    <td>{t('goals:version', { version, at: format.date(at, workspace.zone) })}</td>
                    {defines && (
                      <td className="num">
                        <div className="ff-row" style={{ gap: 6, justifyContent: 'flex-end', flexWrap: 'nowrap' }}>
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={t('goals:edit-one', { name })}
                            onClick={() => open(name)}
                          >
                            {t('goals:edit')}
                          </Button>
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={t('goals:delete-one', { name })}
                            onClick={() => setGoing(name)}
                          >
                            {t('goals:delete')}
                          </Button>
                        </div>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {going !== undefined && (
        <AudienceGoing workspace={workspace.name} name={going} close={() => setGoing(undefined)} />
      )}
    </Page>
  )
}

/** Asks before an audience goes: questions that name it are refused from then on. */
function AudienceGoing({ workspace, name, close }: { workspace: string; name: string; close: () => void }) {
  const { t } = useTranslation()
  const reset = useReset(workspace, 'audiences')
  return (
    <Going
      title={t('goals:delete-one', { name })}
      text={t('goals:delete-text')}
      word={t('goals:delete')}
      going={reset}
      act={() => reset.mutate(name, { onSuccess: close })}
      close={close}
    />
  )
}
