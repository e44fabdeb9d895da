/** What stands in the address of the last events: only those of a key, only those with an outcome. */
export interface LatelySearch {
  key?: string
  outcome?: string
}

export const latelySearch = ({ key, outcome }: Record<string, unknown>): LatelySearch => ({
  ...(key === undefined || key === '' ? {} : { key: String(key) }),
  ...(outcome === undefined || outcome === '' ? {} : { outcome: String(outcome) }),
})
