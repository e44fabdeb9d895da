/** What stands in the address of people: whose page it is, by any of their ids. */
export const personSearch = (search: Record<string, unknown>): { id?: string } => {
  const { id } = search
  return id === undefined || id === '' ? {} : { id: String(id) }
}
