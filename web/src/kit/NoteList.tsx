import { useTranslation } from 'react-i18next'

/** What the figures do not say by themselves, in the server's words, which are English. */
export function NoteList({ notes }: { notes: { code: string; text: string }[] }) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  return (
    <section className="ff-card" aria-label={t('funnel:notes')} style={{ display: 'grid', gap: 4 }}>
      <h2>{t('funnel:notes')}</h2>
      {notes.map(({ text }) => (
        <p key={text} lang="en" style={{ margin: 0, overflowWrap: 'anywhere' }}>
          {text}
        </p>
      ))}
    </section>
  )
}
