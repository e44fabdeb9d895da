import { useMutation, useQuery } from '@tanstack/react-query'
import { change, get, send, within } from '../api/client'
import type { ImportResult, Job } from '../api/types'

export interface Options {
  into: 'events' | 'people' | 'deals'
  format: 'auto' | 'ndjson' | 'csv'
  map: Record<string, string>
  set: Record<string, string>
  time: string | null
  zone: string | null
  separator: string | null
}

export const PLAIN: Options = {
  into: 'events',
  format: 'auto',
  map: {},
  set: {},
  time: null,
  zone: null,
  separator: null,
}

export interface Upload {
  upload: string
  name: string
  bytes: number
}

export interface Refused {
  line: number
  column: string | null
  reason: string
  text: string | null
}

export interface Preview {
  format: string
  gzip: boolean
  encoding: string
  separator: string | null
  columns: { name: string; samples: string[]; field: string | null }[]
  fields: { name: string; text: string; required: boolean }[]
  suggested: { map: Record<string, string>; time: string | null }
  events: Record<string, unknown>[]
  refused: Refused[]
  rows: number
  problem: { text: string } | null
}

export interface Imported extends ImportResult {
  into: string
  at: string
  undone: boolean
}

/** Columns of a file turned the other way round: which column is which field. */
export function withField(map: Record<string, string>, column: string, field: string | null): Record<string, string> {
  const rest = Object.entries(map).filter(([name, mapped]) => mapped !== column && name !== field)
  return Object.fromEntries(field === null ? rest : [...rest, [field, column]])
}

/** Which column is which field now. */
export const mapped = ({ columns }: Preview): Record<string, string> =>
  Object.fromEntries(columns.flatMap(({ name, field }) => (field ? [[field, name]] : [])))

/** The options with the columns that look like fields; as they are where somebody has chosen columns already. */
export function suggestedFor(options: Options, preview: Preview): Options {
  const { map } = preview.suggested
  if (Object.keys(options.map).length > 0 || Object.keys(map).length === 0) return options
  return { ...options, map: { ...mapped(preview), ...map } }
}

export const useUpload = (workspace: string) =>
  useMutation({
    mutationFn: async (file: File) => {
      const path = within(workspace, `/uploads?name=${encodeURIComponent(file.name)}`)
      return (await (await send(path, { method: 'POST', body: file })).json()) as Upload
    },
  })

export const usePreview = (workspace: string, upload: string, options: Options, enabled: boolean) =>
  useQuery({
    queryKey: ['preview', workspace, upload, options],
    queryFn: ({ signal }) =>
      send(within(workspace, '/imports/preview'), { method: 'POST', json: { upload, options }, signal }).then(
        (response) => response.json() as Promise<Preview>,
      ),
    enabled,
    placeholderData: (before) => before,
  })

export const useImport = (workspace: string) =>
  useMutation({
    mutationFn: (given: { upload: string; options: Options; dryRun: boolean }) =>
      change<Job>('POST', within(workspace, '/imports'), given),
  })

export const useImports = (workspace: string) =>
  useQuery({
    queryKey: ['imports', workspace],
    queryFn: ({ signal }) =>
      get<{ imports: Imported[] }>(within(workspace, '/imports'), signal).then(({ imports }) => imports),
  })

export const useUndo = (workspace: string) =>
  useMutation({ mutationFn: (number: number) => change<Job>('DELETE', within(workspace, `/imports/${number}`)) })

export const refusedAt = (workspace: string, number: number) =>
  `/api/v1${within(workspace, `/imports/${number}/refused`)}`
