const LAST = 'ff-workspace'

export const rememberWorkspace = (name: string) => localStorage.setItem(LAST, name)

/** The workspace that was looked at last in this browser. */
export const lastWorkspace = () => localStorage.getItem(LAST)
