import { Button, Code } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { type Snippet, snippets } from './snippets'
import { Waiting } from './Waiting'

interface Props {
  workspace: string
  /** The key's id. */
  id: string
  /** The key itself. */
  text: string
  /** Whether it is public. */
  open: boolean
  /** Whether it is for some pages only. */
  bound: boolean
  since: string
}

/** What one pastes to send a first event; below it, whether it arrived. */
export function Snippets({ workspace, id, text, open, bound, since }: Props) {
  return (
    <>
      {snippets(window.location.origin, text, open, bound).map((snippet) => (
        <Shown key={snippet.name} snippet={snippet} />
      ))}
      <Waiting workspace={workspace} id={id} since={since} />
    </>
  )
}

function Shown({ snippet: { name: kind, text, guide } }: { snippet: Snippet }) {
  const { t } = useTranslation()
  const name = t(`sources:snippet.${kind}`)
  const clipboard = useClipboard()
  return (
    <div>
      <div className="ff-row" style={{ marginBottom: 4 }}>
        <h3 style={{ margin: 0, fontSize: 13, fontWeight: 600 }}>{name}</h3>
        <span className="ff-spring" />
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('sources:copy-of', { name })}
          onClick={() => clipboard.copy(text)}
        >
          {t(clipboard.copied ? 'funnel:copied' : 'sources:copy')}
        </Button>
      </div>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <p className="ff-small" style={{ margin: '4px 0 0', overflowWrap: 'anywhere' }}>
        {t('sources:guide', { file: `docs/guide/${guide}` })}
      </p>
    </div>
  )
}
