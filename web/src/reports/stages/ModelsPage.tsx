import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/may'
import { useWorkspace } from '../../app/useWorkspace'
import { ErrorCard } from '../../kit/ErrorCard'
import { Going } from '../../kit/Going'
import { Loading } from '../../kit/Loading'
import { Page } from '../../kit/Page'
import { NEW } from '../defined/search'
import { useReset } from '../defined/useDefine'
import { ModelEditor } from './ModelEditor'
import { ModelsCard } from './ModelsCard'
import { labelOf } from './model'
import { type ModelState, start } from './stages'
import { useModels } from './useStages'

/** Models of the journey: all to choose from, or one with its rules. */
export function ModelsPage() {
  const { t, i18n } = useTranslation()
  const workspace = useWorkspace()
  const { edit, copy } = useSearch({ from: '/w/$workspace/stages' })
  const navigate = useNavigate({ from: '/w/$workspace/stages' })
  const defines = useMay('define')
  const models = useModels(workspace.name)
  const [going, setGoing] = useState<ModelState>()
  const see = (name: string, ignoreBlocker = false) => void navigate({ search: { q: start(name) }, ignoreBlocker })
  const all = (ignoreBlocker = false) => void navigate({ search: { edit: NEW }, ignoreBlocker })
  const state = models.data?.models.find(({ name }) => name === edit)
  return (
    <Page
      title={t('models:title')}
      lead={state ? labelOf(state.model.labels, i18n.language, state.name) : t('models:lead')}
      sub={t(state ? 'models:sub-edit' : 'models:sub')}
      tools={
        <Button variant="default" onClick={state ? () => all() : () => void navigate({ search: {} })}>
          {t(state ? 'models:all' : 'app:stages')}
        </Button>
      }
    >
      {models.isPending && <Loading height={28} />}
      {models.isError && <ErrorCard error={models.error} retry={() => void models.refetch()} />}
      {models.data &&
        (state && defines ? (
          <ModelEditor
            key={`${state.name} ${copy}`}
            workspace={workspace}
            list={models.data}
            state={state}
            copy={copy === true || state.kind === 'preset'}
            saved={(name) => see(name, true)}
            close={() => all(true)}
          />
        ) : (
          <ModelsCard
            workspace={workspace}
            models={models.data.models}
            see={(name) => see(name)}
            acts={
              defines
                ? {
                    edit: (name) => void navigate({ search: { edit: name } }),
                    copy: (name) => void navigate({ search: { edit: name, copy: true } }),
                    remove: setGoing,
                  }
                : undefined
            }
          />
        ))}
      {going && <ModelGoing workspace={workspace.name} state={going} close={() => setGoing(undefined)} />}
    </Page>
  )
}

/** Asks before a model goes; the server refuses it while something stands on one of its stages. */
function ModelGoing({ workspace, state, close }: { workspace: string; state: ModelState; close: () => void }) {
  const { t, i18n } = useTranslation()
  const reset = useReset(workspace, 'models')
  const own = state.kind === 'own'
  const name = labelOf(state.model.labels, i18n.language, state.name)
  return (
    <Going
      title={t(own ? 'goals:delete-one' : 'goals:reset-one', { name })}
      text={t(own ? 'models:delete-text' : 'models:reset-text')}
      word={t(own ? 'goals:delete' : 'goals:reset')}
      going={reset}
      act={() => reset.mutate(state.name, { onSuccess: close })}
      close={close}
    />
  )
}
