import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../api/problem'
import type { Workspace } from '../../api/types'
import { Actions } from '../../kit/Actions'
import { Unsaved } from '../../kit/Unsaved'
import { ConditionEditor } from '../funnel/ConditionEditor'
import { PeriodField } from '../funnel/PeriodField'
import type { Matcher } from '../funnel/question'
import type { Audience } from '../useDefined'
import { COMPARISONS, type Did, isDid, isTrait, listOf, timesOf } from './audience'
import { HowMany } from './HowMany'
import { MatcherEditor } from './MatcherEditor'
import { isOfName, useDefine } from './useDefine'

interface Props {
  workspace: Workspace
  /** Left out for a new one. */
  audience: Audience | undefined
  close: () => void
}

/** Who belongs to an audience: everything beneath each other must hold. */
export function AudienceEditor({ workspace, audience, close }: Props) {
  const { t } = useTranslation()
  const define = useDefine(workspace.name, 'audiences')
  const [name, setName] = useState(audience?.name ?? '')
  const [list, setList] = useState(() => listOf(audience?.condition))
  const [adding, setAdding] = useState<'did' | 'trait'>()
  const written = JSON.stringify({ name, list })
  const [begun] = useState(written)
  const wrong = define.error ? asProblem(define.error).message : undefined
  const ofName = wrong !== undefined && isOfName(define.error)
  // no server takes it in a path
  const slashed = /[/\\]/.test(name)
  const title = audience ? t('goals:edit-title', { name: audience.name }) : t('goals:new-audience')
  const put = (at: number, next: unknown) => setList(list.map((each, place) => (place === at ? next : each)))
  const take = (at: number) => setList(list.filter((_, place) => place !== at))
  const add = (condition: unknown) => {
    setAdding(undefined)
    setList([...list, condition])
  }
  const meaning = list.length === 1 ? list[0] : list
  return (
    <section className="ff-card" aria-label={title} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <h2>{title}</h2>
      {!audience && (
        <TextInput
          label={t('goals:audience-name')}
          value={name}
          error={slashed ? t('goals:no-slash') : ofName ? wrong : undefined}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maw={320}
        />
      )}
      <p className="ff-sub">{t('goals:all-hold')}</p>
      <ul className="ff-rules">
        {list.map((condition, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
          <li key={at}>
            <One workspace={workspace} condition={condition} change={(next) => put(at, next)} remove={() => take(at)} />
          </li>
        ))}
        {adding && (
          <li key={`new ${list.length}`}>
            {adding === 'trait' ? (
              <ConditionEditor workspace={workspace} event="" traits change={add} remove={() => setAdding(undefined)} />
            ) : (
              <MatcherEditor
                workspace={workspace}
                matcher={undefined}
                change={(did) => did !== undefined && add({ did })}
              />
            )}
          </li>
        )}
      </ul>
      <div className="ff-row">
        <Button variant="default" onClick={() => setAdding('did')}>
          {t('goals:add-did')}
        </Button>
        <Button variant="default" onClick={() => setAdding('trait')}>
          {t('goals:add-trait')}
        </Button>
      </div>
      {wrong !== undefined && (audience || !ofName) && (
        <p role="alert" style={{ margin: 0, color: 'var(--ff-bad)' }}>
          {wrong}
        </p>
      )}
      {list.length > 0 && <HowMany workspace={workspace} people={meaning} />}
      <Actions
        word={t('accounts:keep')}
        disabled={list.length === 0 || name.trim() === '' || slashed}
        loading={define.isPending}
        act={() => define.mutate({ name: name.trim(), meaning }, { onSuccess: close })}
        close={close}
      />
    </section>
  )
}

interface OneProps {
  workspace: Workspace
  condition: unknown
  change: (condition: unknown) => void
  remove: () => void
}

function One({ workspace, condition, change, remove }: OneProps) {
  const { t } = useTranslation()
  if (isDid(condition)) return <DidEditor workspace={workspace} did={condition} change={change} remove={remove} />
  if (isTrait(condition)) {
    return (
      <ConditionEditor workspace={workspace} event="" traits condition={condition} change={change} remove={remove} />
    )
  }
  return (
    <div className="ff-row">
      <code style={{ flex: 1, overflowWrap: 'anywhere' }}>{JSON.stringify(condition)}</code>
      <ActionIcon variant="default" size={32} aria-label={t('funnel:remove-condition')} onClick={remove}>
        ×
      </ActionIcon>
    </div>
  )
}

function DidEditor({ workspace, did, change, remove }: Omit<OneProps, 'condition'> & { did: Did }) {
  const { t } = useTranslation()
  const { how, number } = timesOf(did)
  const set = (times: string) => change({ ...did, times })
  return (
    <>
      <MatcherEditor
        workspace={workspace}
        matcher={did.did}
        change={(matcher: Matcher | undefined) => (matcher === undefined ? remove() : change({ ...did, did: matcher }))}
      />
      <div className="ff-row" style={{ gap: 8, alignItems: 'end', paddingLeft: 24 }}>
        <NativeSelect
          label={t('goals:times')}
          data={COMPARISONS.map((value) => ({ value, label: t(`goals:often.${value}`) }))}
          value={how}
          onChange={({ currentTarget }) => set(`${currentTarget.value}${number}`)}
        />
        <TextInput
          aria-label={t('goals:times-number')}
          type="number"
          min={0}
          w={72}
          value={number}
          onChange={({ currentTarget }) => set(`${how}${Math.max(0, Math.floor(Number(currentTarget.value)))}`)}
        />
        <PeriodField
          workspace={workspace}
          label={t('figures:period')}
          period={did.in}
          change={(period) => {
            const { in: _, ...rest } = did
            change(period === undefined ? rest : { ...rest, in: period })
          }}
        />
      </div>
    </>
  )
}
