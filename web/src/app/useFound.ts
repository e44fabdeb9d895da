import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import type { Workspace } from '../api/types'
import { useEvents } from '../reports/funnel/useFunnel'
import { useFormats } from '../words/format'
import { usePlaces } from './places'

/** Something that was found, and how to get there. */
export interface Found {
  key: string
  word: string
  kind: string
  go: () => void
}

const MOST_EVENTS = 6

/** What a text finds: places, funnels that begin with an event, other workspaces; and a person with exactly that id. */
export function useFound(workspace: Workspace, text: string): Found[] {
  const { t } = useTranslation()
  const format = useFormats()
  const navigate = useNavigate()
  const session = useSession()
  const groups = usePlaces()
  const events = useEvents(workspace.name, text)
  const params = { workspace: workspace.name }
  const holds = (word: string) => word.toLocaleLowerCase().includes(text.toLocaleLowerCase())
  const places = groups.flatMap(({ word: kind, places }) =>
    places.map(({ to, word }) => ({ key: to, word, kind, go: () => void navigate({ to, params }) })),
  )
  const funnels = (events.data?.events ?? []).slice(0, MOST_EVENTS).map(({ name, count }) => ({
    key: `event ${name}`,
    word: t('app:find-funnel', { event: name }),
    kind: t('app:find-events', { count, events: format.count(count) }),
    go: () => void navigate({ to: '/w/$workspace/funnels', params, search: { q: { ask: 'funnel', steps: [name] } } }),
  }))
  const person = {
    key: 'person',
    word: t('app:find-person', { id: text }),
    kind: t('app:people'),
    go: () => void navigate({ to: '/w/$workspace/people', params, search: { id: text } }),
  }
  const others = (session.data?.workspaces ?? [])
    .filter(({ name }) => name !== workspace.name)
    .map(({ name }) => ({
      key: `workspace ${name}`,
      word: name,
      kind: t('app:find-workspace'),
      go: () => void navigate({ to: '/w/$workspace', params: { workspace: name } }),
    }))
  return [
    ...places.filter(({ word }) => holds(word)),
    ...(text === '' ? [] : [...funnels, person]),
    ...others.filter(({ word }) => holds(word)),
  ]
}
