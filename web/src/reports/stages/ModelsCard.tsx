import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useFormats } from '../../words/format'
import { labelOf } from './model'
import { BandTag } from './Parts'
import type { ModelState } from './stages'

interface Props {
  workspace: Workspace
  models: ModelState[]
  /** Opens what people do on it. */
  see: (name: string) => void
  /** Left out for who may not. */
  acts: { edit: (name: string) => void; copy: (name: string) => void; remove: (state: ModelState) => void } | undefined
}

/** Every model with its stages: those that ship to be copied, own ones to be changed. */
export function ModelsCard({ workspace, models, see, acts }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const own = models.filter(({ kind }) => kind !== 'preset')
  const shipped = models.filter(({ kind }) => kind === 'preset')
  return [own, shipped]
    .filter((list) => list.length > 0)
    .map((list) => {
      const title = t(list === own ? 'models:own' : 'models:shipped')
      return (
        <section key={title} className="ff-card" aria-label={title}>
          <h2>{title}</h2>
          <ul className="ff-rules">
            {list.map((state) => {
              const { name, model, kind, version, at, problem, unmapped } = state
              const called = labelOf(model.labels, i18n.language, name)
              return (
                <li key={name} aria-label={called}>
                  <div className="ff-row" style={{ gap: 8, flexWrap: 'wrap' }}>
                    <h3 className="ff-part" style={{ margin: 0 }}>
                      {called}
                    </h3>
                    <span className="ff-small">
                      {name}
                      {version > 0 && at
                        ? ` · ${t('goals:version', { version, at: format.date(at, workspace.zone) })}`
                        : ''}
                    </span>
                    <span className="ff-spring" />
                    <span className="ff-row" style={{ gap: 8 }}>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('models:see-one', { name: called })}
                        onClick={() => see(name)}
                      >
                        {t('models:see')}
                      </Button>
                      {acts && kind !== 'preset' && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={t('goals:edit-one', { name: called })}
                          onClick={() => acts.edit(name)}
                        >
                          {t('goals:edit')}
                        </Button>
                      )}
                      {acts && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={t('models:copy-one', { name: called })}
                          onClick={() => acts.copy(name)}
                        >
                          {t('models:copy')}
                        </Button>
                      )}
                      {acts && kind !== 'preset' && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={t(kind === 'own' ? 'goals:delete-one' : 'goals:reset-one', { name: called })}
                          onClick={() => acts.remove(state)}
                        >
                          {t(kind === 'own' ? 'goals:delete' : 'goals:reset')}
                        </Button>
                      )}
                    </span>
                  </div>
                  <div className="ff-row" style={{ gap: 6, rowGap: 4 }}>
                    {model.stages.map((stage, place) => (
                      <span key={stage.key} className="ff-row" style={{ gap: 6, flexWrap: 'nowrap' }}>
                        {place > 0 && <span aria-hidden="true">→</span>}
                        <span>{labelOf(stage.labels, i18n.language, stage.key)}</span>
                        <BandTag band={stage.band} />
                      </span>
                    ))}
                  </div>
                  {unmapped.length > 0 && workspace.events > 0 && (
                    <p className="ff-small" style={{ margin: 0 }}>
                      {t('models:unmapped', {
                        stages: model.stages
                          .filter(({ key }) => unmapped.includes(key))
                          .map(({ key, labels }) => labelOf(labels, i18n.language, key))
                          .join(', '),
                      })}
                    </p>
                  )}
                  {problem !== null && (
                    <p style={{ margin: 0, color: 'var(--ff-bad)' }}>{t('models:problem', { problem })}</p>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )
    })
}
