/** A name that no goal and no audience can have: something new is written. */
export const NEW = ' '

/** What stands in the address of goals and audiences: which one is written. */
export const definedSearch = (search: Record<string, unknown>): { edit?: string } =>
  search.edit === undefined ? {} : { edit: String(search.edit) }
