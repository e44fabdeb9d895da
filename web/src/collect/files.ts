import { useMutation, useQuery } from '@tanstack/react-query'
import { change, get, send, within } from '../api/client'
import type { Job, Schemas } from '../api/types'

type Given = Required<Schemas['Options']>

/** How a file is to be read, as the page keeps it: what may be left out is there. */
export type Options = Given & { [part in 'into' | 'format' | 'map' | 'set']: NonNullable<Given[part]> }

export const PLAIN: Options = {
  into: 'events',
  format: 'auto',
  map: {},
  set: {},
  time: null,
  zone: null,
  separator: null,
}

export type Preview = Schemas['Preview']
export type Upload = Schemas['ImportsKept']

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
    mutationFn: (given: Schemas['ImportsWanted']) => change<Job>('POST', within(workspace, '/imports'), given),
  })

export const useImports = (workspace: string) =>
  useQuery({
    queryKey: ['imports', workspace],
    queryFn: ({ signal }) =>
      get<Schemas['ImportsListed']>(within(workspace, '/imports'), signal).then(({ imports }) => imports),
  })

export const useUndo = (workspace: string) =>
  useMutation({ mutationFn: (number: number) => change<Job>('DELETE', within(workspace, `/imports/${number}`)) })

const SHOWN = 10

/** The first lines of an answer, however long it is. */
async function begin(response: Response, most: number): Promise<string[]> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let next = await reader?.read()
  while (next && !next.done) {
    text += next.value
    if (text.split('\n').length > most) break
    next = await reader?.read()
  }
  await reader?.cancel()
  return text
    .split('\n')
    .slice(0, most)
    .filter((line) => line !== '')
}

/** The first refused rows of an import; none are asked for where there is no number. */
export const useRefused = (workspace: string, number: number | null) =>
  useQuery({
    queryKey: ['refused', workspace, number],
    queryFn: async ({ signal }) => {
      const lines = await begin(await send(within(workspace, `/imports/${number}/refused`), { signal }), SHOWN)
      return lines.map((line) => JSON.parse(line) as Schemas['PreviewRefused'])
    },
    enabled: number !== null,
  })

export const refusedAt = (workspace: string, number: number) =>
  `/api/v1${within(workspace, `/imports/${number}/refused`)}`
