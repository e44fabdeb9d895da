import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../api/problem'
import { ErrorCard } from '../../kit/ErrorCard'
import { Unsaved } from '../../kit/Unsaved'
import { moved } from '../funnel/question'
import { AddressTest } from './AddressTest'
import { RulePreview } from './RulePreview'
import { NEW_TEST, type Rule, type RuleSet, ruleOf } from './rules'
import { TestEditor } from './TestEditor'
import { readSet, useChannelPreview, useSaveRules } from './useChannels'

const SETS = ['ga4', 'posthog', 'plausible']

/** A rule with a name of its own, which it keeps wherever it is moved. */
interface Named extends Rule {
  id: number
}

interface Props {
  workspace: string
  begin: RuleSet
  note: string
  arrived: { url?: string; referrer?: string }
  saved: () => void
  close: () => void
}

/** Rules being written: their order, what each asks, what would change; nothing counts before it is saved. */
export function RulesEditor({ workspace, begin, note: first, arrived, saved, close }: Props) {
  const { t } = useTranslation()
  const number = useRef(0)
  const named = (rules: Rule[]): Named[] => rules.map((rule) => ({ ...rule, id: ++number.current }))
  const [set, setSet] = useState(begin)
  const [rules, setRules] = useState(() => named(begin.rules))
  const [note, setNote] = useState(first)
  const [seen, setSeen] = useState('')
  const preview = useChannelPreview(workspace)
  const save = useSaveRules(workspace)
  const draft: RuleSet = { ...set, rules: rules.map(({ channel, when }) => ({ channel, when })) }
  const written = JSON.stringify(draft)
  const [begun] = useState(written)
  const wrong = save.error ?? preview.error
  const at = wrong ? ruleOf(asProblem(wrong).message) : undefined
  const put = (index: number, rule: Named) => setRules(rules.map((each, place) => (place === index ? rule : each)))
  const look = () => {
    save.reset()
    preview.mutate(draft, { onSuccess: () => setSeen(written) })
  }
  const take = async (name: string) => {
    const shipped = await readSet(workspace, name)
    setSet(shipped)
    setRules(named(shipped.rules))
  }
  const add = () => setRules([{ channel: '', when: NEW_TEST, id: ++number.current }, ...rules])
  return (
    <section className="ff-card" aria-label={t('channels:edit')} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={written !== begun} />
      <div className="ff-row">
        <h2>{t('channels:edit')}</h2>
        <span className="ff-spring" />
        <NativeSelect
          aria-label={t('channels:begin')}
          value=""
          onChange={({ currentTarget }) => currentTarget.value !== '' && void take(currentTarget.value)}
          data={[
            { value: '', label: t('channels:begin') },
            ...SETS.map((value) => ({ value, label: t(`channels:set.${value}`) })),
          ]}
        />
        <Button variant="default" onClick={add}>
          {t('channels:add-rule')}
        </Button>
      </div>
      <p className="ff-sub">{t('channels:order')}</p>
      <ol className="ff-rules">
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <div className="ff-row" style={{ gap: 8, alignItems: 'start' }}>
              <span className="ff-small" style={{ width: 20, paddingTop: 8 }}>
                {index + 1}
              </span>
              <TextInput
                aria-label={t('channels:channel-of', { number: index + 1 })}
                placeholder={t('channels:channel')}
                value={rule.channel}
                error={at === index ? asProblem(wrong).message : undefined}
                onChange={({ currentTarget }) => put(index, { ...rule, channel: currentTarget.value })}
                w={180}
              />
              <Moves index={index} last={rules.length - 1} move={(to) => setRules(moved(rules, index, to))}>
                <ActionIcon
                  variant="default"
                  size={32}
                  aria-label={t('channels:remove-rule', { number: index + 1 })}
                  disabled={rules.length === 1}
                  onClick={() => setRules(rules.filter(({ id }) => id !== rule.id))}
                >
                  ×
                </ActionIcon>
              </Moves>
            </div>
            <div style={{ paddingLeft: 28 }}>
              <TestEditor test={rule.when} change={(when) => put(index, { ...rule, when })} />
            </div>
          </li>
        ))}
      </ol>
      <TextInput
        label={t('channels:otherwise')}
        value={set.otherwise}
        onChange={({ currentTarget }) => setSet({ ...set, otherwise: currentTarget.value })}
        w={220}
      />
      <AddressTest workspace={workspace} by={{ rules: draft }} arrived={arrived} />
      {wrong && at === undefined && <ErrorCard error={wrong} />}
      {preview.data && seen === written && <RulePreview moves={preview.data} />}
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <Button variant={seen === written ? 'default' : 'filled'} loading={preview.isPending} onClick={look}>
          {t('channels:look')}
        </Button>
        {seen === written && (
          <>
            <TextInput
              label={t('channels:note')}
              value={note}
              maxLength={500}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
              style={{ flex: 1, minWidth: 180, maxWidth: 420 }}
            />
            <Button loading={save.isPending} onClick={() => save.mutate({ rules: draft, note }, { onSuccess: saved })}>
              {t('channels:save')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={close}>
          {t('app:cancel')}
        </Button>
      </div>
    </section>
  )
}

function Moves({
  index,
  last,
  move,
  children,
}: {
  index: number
  last: number
  move: (to: number) => void
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const to = (label: string, sign: string, place: number) => (
    <ActionIcon
      variant="default"
      size={32}
      disabled={place < 0 || place > last}
      aria-label={label}
      onClick={() => move(place)}
    >
      {sign}
    </ActionIcon>
  )
  return (
    <div className="ff-row" style={{ gap: 6 }}>
      {to(t('channels:up', { number: index + 1 }), '↑', index - 1)}
      {to(t('channels:down', { number: index + 1 }), '↓', index + 1)}
      {children}
    </div>
  )
}
