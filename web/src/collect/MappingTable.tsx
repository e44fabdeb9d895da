import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Preview, withField } from './files'

interface Props {
  preview: Preview
  map: Record<string, string>
  change: (map: Record<string, string>) => void
}

/** Each column of the file, what stands in it, and which field it is. */
export function MappingTable({ preview, map, change }: Props) {
  const { t } = useTranslation()
  if (preview.columns.length === 0) return <p className="ff-sub">{t('collect:messages')}</p>
  const fields = preview.fields.map(({ name, required }) => ({ value: name, label: required ? `${name} *` : name }))
  return (
    <div className="ff-scroll" style={{ maxHeight: 360 }}>
      <table className="ff-table ff-middle">
        <caption className="ff-small" style={{ textAlign: 'left', paddingBottom: 8 }}>
          {t('collect:mapping-text')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('collect:column')}</th>
            <th scope="col">{t('collect:samples')}</th>
            <th scope="col">{t('collect:field')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ name, samples, field }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="ff-small">{samples.join(' · ')}</td>
              <td style={{ minWidth: 160 }}>
                <NativeSelect
                  aria-label={t('collect:field-of', { column: name })}
                  value={field ?? ''}
                  onChange={(event) => change(withField(map, name, event.currentTarget.value || null))}
                  data={[{ value: '', label: t('collect:property') }, ...fields]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
