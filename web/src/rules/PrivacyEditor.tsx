import { Button, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorCard } from '../kit/ErrorCard'
import { Unsaved } from '../kit/Unsaved'
import { type PrivacyRules, useSavePrivacy } from './usePrivacy'

interface Props {
  workspace: string
  begin: PrivacyRules
  note: string
  close: () => void
}

const RULE = /^(.+)=(\d{1,5})$/

/** Rules being written; what was kept before stays as it is. */
export function PrivacyEditor({ workspace, begin, note: first, close }: Props) {
  const { t } = useTranslation()
  const [rules, setRules] = useState(begin)
  const [note, setNote] = useState(first)
  const [wrong, setWrong] = useState<string>()
  const save = useSavePrivacy(workspace)
  const changed = JSON.stringify(rules) !== JSON.stringify(begin)
  const choose = (field: 'address' | 'denied' | 'unsaid', label: string, how: string, words: string[]) => (
    <NativeSelect
      label={label}
      description={how === '' ? null : how}
      data={words.map((value) => ({ value, label: t(`privacy:${field}.${value}`) }))}
      value={rules[field]}
      onChange={({ currentTarget }) => setRules({ ...rules, [field]: currentTarget.value })}
    />
  )
  const rename = (names: string[]) =>
    setRules({
      ...rules,
      purposes: names.map((name) => rules.purposes.find((each) => each.name === name) ?? { name, also: [] }),
    })
  return (
    <section className="ff-card" aria-label={t('privacy:edit')} style={{ display: 'grid', gap: 12 }}>
      <Unsaved changed={changed} />
      <h2>{t('privacy:edit')}</h2>
      <p className="ff-sub">{t('privacy:edit-sub')}</p>
      {choose('address', t('privacy:address'), '', ['short', 'drop', 'keep'])}
      <TagsInput
        label={t('privacy:parameters')}
        value={rules.parameters}
        onChange={(parameters) => setRules({ ...rules, parameters })}
      />
      {choose('denied', t('privacy:denied'), t('privacy:denied-how'), ['cookieless', 'drop'])}
      {choose('unsaid', t('privacy:unsaid'), t('privacy:unsaid-how'), ['keep', 'denied'])}
      <TagsInput
        label={t('privacy:purposes')}
        description={t('privacy:purposes-how')}
        value={rules.purposes.map(({ name }) => name)}
        onChange={rename}
      />
      <TagsInput
        label={t('privacy:retention')}
        description={t('privacy:retention-how')}
        value={rules.retention.map(({ of, days }) => `${of}=${days}`)}
        error={wrong !== undefined && t('privacy:retention-wrong', { rule: wrong })}
        onChange={(texts) => {
          setWrong(texts.find((text) => !RULE.test(text)))
          const right = texts.flatMap((text) => {
            const [, of, days] = RULE.exec(text) ?? []
            return of === undefined ? [] : [{ of, days: Number(days) }]
          })
          setRules({ ...rules, retention: right })
        }}
      />
      {save.isError && <ErrorCard error={save.error} />}
      <div className="ff-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={t('channels:note')}
          value={note}
          maxLength={500}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          style={{ flex: 1, minWidth: 180, maxWidth: 420 }}
        />
        <Button loading={save.isPending} onClick={() => save.mutate({ rules, note }, { onSuccess: close })}>
          {t('channels:save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('app:cancel')}
        </Button>
      </div>
    </section>
  )
}
