import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreateWorkspace, useSession } from '../api/session'
import { JobCard } from '../collect/JobCard'
import { useDemo, useJob } from '../collect/jobs'
import { useSentence } from '../kit/ErrorCard'
import { useTitle } from '../kit/Page'

const CURRENCIES = [
  'EUR',
  'USD',
  'GBP',
  'PLN',
  'CHF',
  'CNY',
  'JPY',
  'SEK',
  'NOK',
  'DKK',
  'CZK',
  'HUF',
  'RON',
  'TRY',
  'INR',
  'BRL',
  'CAD',
  'AUD',
]
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** The first steps: a workspace of one's own, or the simulated shop. */
export function BeginPage() {
  const { t } = useTranslation()
  const session = useSession()
  const navigate = useNavigate()
  const create = useCreateWorkspace()
  const sentence = useSentence()
  useTitle(t('app:new-workspace'))
  const taken = session.data?.workspaces ?? []
  const [name, setName] = useState(taken.length === 0 ? 'default' : '')
  const [zone, setZone] = useState(HERE)
  const [currency, setCurrency] = useState('EUR')
  const [weekStart, setWeekStart] = useState<'monday' | 'sunday'>('monday')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(
      { name, zone, currency, weekStart },
      { onSuccess: (made) => void navigate({ to: '/w/$workspace/data', params: { workspace: made.name } }) },
    )
  }
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <main className="ff-door" style={{ maxWidth: 520 }}>
      <h1 className="ff-lead">{t('accounts:begin.lead')}</h1>
      <form className="ff-card" onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
        <h2>{t('accounts:begin.own')}</h2>
        <TextInput
          label={t('accounts:workspace')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('accounts:zone')}
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value)}
          data={zones.includes(zone) ? zones : [zone, ...zones]}
        />
        <NativeSelect
          label={t('accounts:currency')}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
          data={CURRENCIES}
        />
        <NativeSelect
          label={t('accounts:week-start')}
          value={weekStart}
          onChange={(event) => setWeekStart(event.currentTarget.value === 'sunday' ? 'sunday' : 'monday')}
          data={[
            { value: 'monday', label: t('accounts:monday') },
            { value: 'sunday', label: t('accounts:sunday') },
          ]}
        />
        {create.error && (
          <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
            {sentence(create.error)}
          </p>
        )}
        <Button type="submit" loading={create.isPending}>
          {t('accounts:begin.bring')}
        </Button>
      </form>
      {!taken.some((workspace) => workspace.simulated) && <DemoCard />}
    </main>
  )
}

function DemoCard() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const demo = useDemo()
  const job = useJob(demo.data?.job, () => void navigate({ to: '/w/$workspace', params: { workspace: 'demo' } }))
  return (
    <div className="ff-card" style={{ display: 'grid', gap: 12 }}>
      <h2>
        {t('accounts:begin.demo')} <span className="ff-tag">{t('app:simulated')}</span>
      </h2>
      <p className="ff-sub">{t('accounts:begin.demo-text')}</p>
      {job ? (
        <JobCard job={job} />
      ) : (
        <Button variant="default" loading={demo.isPending} onClick={() => demo.mutate()}>
          {t('accounts:begin.try')}
        </Button>
      )}
      {demo.error && <DemoFailed error={demo.error} />}
    </div>
  )
}

function DemoFailed({ error }: { error: unknown }) {
  const sentence = useSentence()
  return (
    <p role="alert" style={{ color: 'var(--ff-bad)', margin: 0 }}>
      {sentence(error)}
    </p>
  )
}
