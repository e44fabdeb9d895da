import { expect, test } from 'vitest'
import { PLAIN, type Preview, suggestedFor } from './files'

const preview: Preview = {
  format: 'csv',
  gzip: false,
  encoding: 'UTF-8',
  separator: ',',
  columns: [
    { name: 'event_time', samples: [], field: null },
    { name: 'event', samples: [], field: 'event' },
  ],
  fields: [],
  suggested: { map: { time: 'event_time' }, time: null },
  events: [],
  refused: [],
  rows: 0,
  problem: null,
}

test('columns that look like fields are taken as these until somebody chooses', () => {
  const first = suggestedFor(PLAIN, preview)
  expect(first).toEqual({ ...PLAIN, map: { event: 'event', time: 'event_time' } })
  expect(suggestedFor(first, preview)).toBe(first)
  expect(suggestedFor(PLAIN, { ...preview, suggested: { map: {}, time: null } })).toBe(PLAIN)
})
