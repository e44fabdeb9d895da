import { TextInput } from '@mantine/core'

interface Props {
  label: string
  value: number
  least?: number
  most: number
  change: (value: number) => void
}

/** A whole number between two bounds; what is not one is not taken. */
export function NumberField({ label, value, least = 1, most, change }: Props) {
  return (
    <TextInput
      label={label}
      type="number"
      min={least}
      max={most}
      w={96}
      value={value}
      onChange={({ currentTarget }) => {
        const wanted = Number(currentTarget.value)
        if (Number.isInteger(wanted) && wanted >= least && wanted <= most) change(wanted)
      }}
    />
  )
}
