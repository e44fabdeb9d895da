import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../api/types'
import { type Found, useFound } from './useFound'

const PATIENCE = 150

/** One field that finds a place, an event or a person and goes there; arrows choose, Enter goes. */
export function Finder({ workspace, close }: { workspace: Workspace; close: () => void }) {
  const { t } = useTranslation()
  const list = useId()
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), PATIENCE)
  const [chosen, setChosen] = useState(0)
  const found = useFound(workspace, settled)
  const at = Math.min(chosen, found.length - 1)
  const option = (index: number) => `${list}-${index}`
  useEffect(() => document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' }), [list, at])
  const go = (one: Found | undefined) => {
    if (!one) return
    close()
    one.go()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setChosen((at + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(found[at])
    }
  }
  return (
    <Modal opened onClose={close} withCloseButton={false} title={t('app:find')} size={560} padding="md" yOffset={80}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('app:find')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={at < 0 ? undefined : option(at)}
        autoComplete="off"
        placeholder={t('app:find-what')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div className="ff-found" role="listbox" id={list} aria-label={t('app:found')}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={one.key}
            id={option(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(one)}
          >
            <span>{one.word}</span>
            <small>{one.kind}</small>
          </div>
        ))}
      </div>
    </Modal>
  )
}
