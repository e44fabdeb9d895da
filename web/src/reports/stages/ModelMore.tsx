import { ActionIcon, Autocomplete, Button, Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../api/types'
import { useProperties } from '../funnel/useFunnel'
import { type Back, having, type Model, OUT } from './model'
import { BARE, COLUMN, Fields, Wrong } from './Parts'
import { RuleParts } from './RuleParts'
import { useRuleWords } from './useRuleWords'

interface Props {
  workspace: Workspace
  model: Model
  /** What is wrong in a rule that leads back, by its number. */
  wrong: { back?: number; text: string } | undefined
  change: (model: Model) => void
}

/** What holds for the whole model: events that lead back, what counts as activity, and tracks. */
export function ModelMore({ workspace, model, wrong, change }: Props) {
  const { t } = useTranslation()
  const properties = useProperties(workspace.name, '')
  const rules = model.back ?? []
  const put = (next: Back[]) => change(having(model, 'back', next.length === 0 ? undefined : next))
  const first = model.stages[0]?.key ?? ''
  const later = model.stages.slice(1).map(({ key }) => key)
  return (
    <>
      <Fields name={t('models:back')}>
        <p className="ff-sub">{t('models:back-about')}</p>
        <ul className="ff-rules">
          {rules.map((rule, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
            <li style={COLUMN} key={at} aria-label={t('models:back-rule', { number: at + 1 })}>
              <BackRule
                workspace={workspace}
                model={model}
                rule={rule}
                number={at + 1}
                change={(next) => put(rules.map((each, place) => (place === at ? next : each)))}
                remove={() => put(rules.filter((_, place) => place !== at))}
              />
              <Wrong text={wrong?.back === at ? wrong.text : undefined} />
            </li>
          ))}
        </ul>
        <div>
          <Button
            variant="default"
            onClick={() =>
              put([...rules, { match: { goal: 'churn' }, ...(later.length > 0 ? { from: later } : {}), to: OUT }])
            }
            disabled={first === ''}
          >
            {t('models:add-back')}
          </Button>
        </div>
      </Fields>
      <Fields name={t('models:activity')}>
        <p className="ff-sub">{t('models:activity-about')}</p>
        <RuleParts
          workspace={workspace}
          matcher={model.activity}
          change={(matcher) => change(having(model, 'activity', matcher))}
        />
      </Fields>
      <Fields name={t('models:track')}>
        <Autocomplete
          label={t('models:track-property')}
          description={t('models:track-about')}
          data={(properties.data?.properties ?? [])
            .map(({ name }) => name)
            .filter((name) => !name.startsWith('person.'))}
          value={model.track ?? ''}
          onChange={(value) => change(having(model, 'track', value.trim() === '' ? undefined : value))}
          maw={420}
        />
      </Fields>
    </>
  )
}

interface RuleProps {
  workspace: Workspace
  model: Model
  rule: Back
  number: number
  change: (rule: Back) => void
  remove: () => void
}

function BackRule({ workspace, model, rule, number, change, remove }: RuleProps) {
  const { t } = useTranslation()
  const words = useRuleWords(model)
  const keys = model.stages.map(({ key }) => key)
  const from = Array.isArray(rule.from) ? rule.from : keys.filter((key) => key !== rule.to)
  const sources = (list: string[]) => keys.filter((key) => key !== rule.to && list.includes(key))
  return (
    <>
      <div className="ff-row" style={{ flexWrap: 'nowrap' }}>
        <p style={{ margin: 0, flex: 1, overflowWrap: 'anywhere' }}>{words.back(rule)}</p>
        <ActionIcon variant="default" size={32} aria-label={t('models:remove-back', { number })} onClick={remove}>
          ×
        </ActionIcon>
      </div>
      <RuleParts
        workspace={workspace}
        matcher={rule.match}
        change={(match) => (match === undefined ? remove() : change({ ...rule, match }))}
      />
      <fieldset className="ff-row" style={BARE} aria-label={t('models:back-from')}>
        {keys
          .filter((key) => key !== rule.to)
          .map((key) => (
            <Checkbox
              size="md"
              key={key}
              label={words.label(key)}
              checked={from.includes(key)}
              onChange={({ currentTarget }) => {
                const next = sources(currentTarget.checked ? [...from, key] : from.filter((each) => each !== key))
                if (next.length > 0) change({ ...rule, from: next })
              }}
            />
          ))}
      </fieldset>
      <div>
        <NativeSelect
          label={t('models:back-to')}
          value={rule.to}
          onChange={({ currentTarget: { value } }) => {
            const left = from.filter((key) => key !== value)
            change(having({ ...rule, to: value }, 'from', left.length === 0 ? 'any' : left))
          }}
          data={[OUT, ...keys].map((value) => ({
            value,
            label: value === OUT ? t('models:no-stage') : words.label(value),
          }))}
          style={{ display: 'inline-block' }}
        />
      </div>
    </>
  )
}
