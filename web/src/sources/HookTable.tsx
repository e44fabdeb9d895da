import { Button, Code } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { type Hook, serviceOf, useRemoveHook } from './hooks'

interface Props {
  workspace: string
  hooks: Hook[]
  open: (id: string) => void
}

/** Each receiver: its address, how what it gets is proved, and what can be done with it. */
export function HookTable({ workspace, hooks, open }: Props) {
  const { t } = useTranslation()
  const remove = useRemoveHook(workspace)
  const proof = useProof()
  return (
    <section className="ff-card" aria-label={t('sources:hooks-table')}>
      <h2>{t('sources:hooks-table')}</h2>
      {remove.error && <ErrorCard error={remove.error} />}
      <div className="ff-scroll">
        <table className="ff-table ff-names">
          <thead>
            <tr>
              <th scope="col">{t('sources:hook-name')}</th>
              <th scope="col">{t('sources:hook-address')}</th>
              <th scope="col">{t('sources:hook-proof')}</th>
              <th scope="col" aria-label={t('sources:acts')} />
            </tr>
          </thead>
          <tbody>
            {hooks.map((hook) => (
              <tr key={hook.id}>
                <th scope="row">
                  {hook.name}
                  <span className="ff-small" style={{ display: 'block' }}>
                    {[serviceOf(hook.preset), hook.id].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td style={{ minWidth: 200 }}>
                  <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
                    {window.location.origin + hook.path}
                  </Code>
                </td>
                <td style={{ whiteSpace: 'normal' }}>{proof(hook)}</td>
                <td className="num">
                  <span
                    className="ff-row"
                    style={{ justifyContent: 'flex-end', flexWrap: 'nowrap', gap: 8, minWidth: 'max-content' }}
                  >
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('sources:hook-open-of', { name: hook.name })}
                      onClick={() => open(hook.id)}
                    >
                      {t('sources:hook-open')}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('sources:hook-remove-of', { name: hook.name })}
                      onClick={() => remove.mutate(hook.id)}
                    >
                      {t('sources:hook-remove')}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const PROOFS = ['standard', 'github', 'stripe', 'secret'] as const
const HEADERS = { standard: '', github: 'X-Hub-Signature-256', stripe: 'Stripe-Signature', secret: 'Authorization' }

/** How a delivery is proved, in words. */
function useProof() {
  const { t } = useTranslation()
  return ({ proof, header }: Hook) => {
    const kind = PROOFS.find((one) => one === proof) ?? 'secret'
    return t(`sources:proof.${kind}`, { header: header || HEADERS[kind] })
  }
}
