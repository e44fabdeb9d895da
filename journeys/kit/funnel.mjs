/** The rows of the explorer's table: the words and counts that it shows. */
export async function figures(page) {
  const table = page.locator('section', { has: page.getByRole('heading', { name: 'All figures' }) }).locator('table')
  await table.waitFor()
  const heads = await table.locator('thead th').allTextContents()
  const rows = await table.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  )
  return rows.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at]])))
}

export const count = (text) => Number(text.replaceAll(/[\s,.]/g, ''))

/** The address of a question in the explorer. */
export const explorer = (base, workspace, question, more = {}) =>
  `${base}/w/${encodeURIComponent(workspace)}/funnels?${new URLSearchParams({ q: JSON.stringify(question), ...more })}`
