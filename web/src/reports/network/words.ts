import { useTranslation } from 'react-i18next'

/** What a node may be, as it is known by name; any other is a property. */
export const NODES = [
  'channel',
  'source',
  'campaign',
  'content',
  'landing',
  'page',
  'page.group',
  'event',
  'device',
  'form',
]

/** What one node is called, and what many are. */
export function useNodeWords() {
  const { t } = useTranslation()
  const key = (node: string) => node.replace('.', '-')
  return {
    one: (node: string) => (NODES.includes(node) ? t(`network:of.${key(node)}`) : node),
    many: (node: string) => (NODES.includes(node) ? t(`network:many.${key(node)}`) : node),
  }
}
