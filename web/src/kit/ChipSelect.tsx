import { useId } from 'react'

interface Props {
  label: string
  value: string
  data: { value: string; label: string }[]
  change: (value: string) => void
}

/** One thing that a page shows, by name and value; pressed, it is another one. */
export function ChipSelect({ label, value, data, change }: Props) {
  const id = useId()
  return (
    <div className="ff-chip">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {data.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
      <svg width="12" height="12" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="m4 6 4 4 4-4" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </div>
  )
}
