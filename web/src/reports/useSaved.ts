import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Saves settings of a workspace by which the past is seen anew; `key` is where they themselves are kept. */
export function useSaved<T, R>(workspace: string, key: string, run: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: async (saved) => {
      client.setQueryData([key, workspace], saved)
      // past answers are other ones now
      await client.invalidateQueries({ predicate: ({ queryKey: [what, of] }) => of === workspace && what !== key })
    },
  })
}
