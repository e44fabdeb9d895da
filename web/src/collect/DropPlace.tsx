import { Button, FileButton } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentence } from '../kit/ErrorCard'
import { useFormats } from '../words/format'
import { type Upload, useUpload } from './files'

/** Takes a file by drag and drop or by a button; nothing is imported yet. */
export function DropPlace({ workspace, done }: { workspace: string; done: (upload: Upload) => void }) {
  const { t } = useTranslation()
  const format = useFormats()
  const sentence = useSentence()
  const upload = useUpload(workspace)
  const [over, setOver] = useState(false)
  const take = (file: File | null | undefined) => file && upload.mutate(file, { onSuccess: done })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className="ff-drop"
      data-over={over}
      aria-label={t('collect:drop')}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{t('collect:drop')}</h2>
      <p className="ff-sub" style={{ margin: '4px 0 16px' }}>
        {upload.isPending
          ? t('collect:uploading', { name: upload.variables.name, size: format.bytes(upload.variables.size) })
          : t('collect:drop-text')}
      </p>
      <FileButton onChange={take} accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.log,.parquet,.gz">
        {(props) => (
          <Button {...props} loading={upload.isPending} size="md">
            {t('collect:choose')}
          </Button>
        )}
      </FileButton>
      {upload.error && (
        <p role="alert" style={{ color: 'var(--ff-bad)' }}>
          {sentence(upload.error)}
        </p>
      )}
    </section>
  )
}
