/** What stands in the address of the last events: only those of a key, with an outcome, of a name. */
export interface LatelySearch {
  key?: string
  outcome?: string
  name?: string
}

export const latelySearch = ({ key, outcome, name }: Record<string, unknown>): LatelySearch => ({
  ...(name === undefined || name === '' ? {} : { name: String(name) }),
  ...(key === undefined || key === '' ? {} : { key: String(key) }),
  ...(outcome === undefined || outcome === '' ? {} : { outcome: String(outcome) }),
})

/** What stands in the address of the failed events: only those of a reason, of a key. */
export interface FailedSearch {
  reason?: string
  key?: string
}

export const failedSearch = ({ reason, key }: Record<string, unknown>): FailedSearch => ({
  ...(reason === undefined || reason === '' ? {} : { reason: String(reason) }),
  ...(key === undefined || key === '' ? {} : { key: String(key) }),
})
