import { Button } from '@mantine/core'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answered } from '../answer'
import { CountOptions } from './CountOptions'
import { ExcludeOptions } from './ExcludeOptions'
import { GroupOptions } from './GroupOptions'
import { HoldOptions } from './HoldOptions'
import { ModeOptions } from './ModeOptions'
import { OrderOptions } from './OrderOptions'
import type { OptionProps } from './props'
import { useRefused } from './refused'
import { TimeOptions } from './TimeOptions'
import { useChips } from './useChips'
import { WhoOptions } from './WhoOptions'

/** Places in a question whose fields stand here. */
const PLACES = [
  ...['/order', '/tolerance', '/open', '/actor', '/count', '/attempt', '/value', '/exclude', '/hold', '/by', '/mode'],
  ...['/asOf', '/zone', '/weekStart', '/where', '/people', '/bots', '/internal', '/fold', '/channels'],
]

/** What was chosen beyond the usual, as chips that can be taken out, and behind a button all there is to choose. */
export function MoreOptions({ filled, ...props }: OptionProps & { filled: Answered['question'] | undefined }) {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState(false)
  const refused = useRefused()
  const chips = useChips()(props.question)
  const button = useRef<HTMLButtonElement>(null)
  // what is refused is in sight
  const shown = open || refused(...PLACES)
  const group = (name: string, fields: ReactNode) => (
    <fieldset className="ff-options">
      <legend>{name}</legend>
      <div className="ff-row ff-fields">{fields}</div>
    </fieldset>
  )
  return (
    <>
      <div className="ff-row" style={{ gap: 8 }}>
        <Button
          ref={button}
          variant="subtle"
          size="compact-sm"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          onClick={() => setOpen(!shown)}
        >
          {t(shown ? 'options:less' : 'options:more')}
        </Button>
        {chips.length > 0 && (
          <ul className="ff-chosen" aria-label={t('options:chosen')}>
            {chips.map(({ place, text, without }) => (
              <li key={`${place} ${text}`} className="ff-chip" data-wrong={refused(place) || undefined}>
                <span>{text}</span>
                <button
                  type="button"
                  aria-label={t('options:take-out', { option: text })}
                  onClick={() => {
                    props.set(without)
                    button.current?.focus()
                  }}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {shown && (
        <div id={id} className="ff-more">
          {group(t('options:group.order'), <OrderOptions {...props} />)}
          {group(t('options:group.count'), <CountOptions {...props} />)}
          {group(t('options:group.exclude'), <ExcludeOptions {...props} />)}
          {group(t('options:group.hold'), <HoldOptions {...props} />)}
          {group(t('options:group.by'), <GroupOptions {...props} />)}
          {group(t('options:group.who'), <WhoOptions {...props} />)}
          {group(t('options:group.time'), <TimeOptions {...props} />)}
          {group(t('options:group.mode'), <ModeOptions {...props} filled={filled} />)}
        </div>
      )}
    </>
  )
}
