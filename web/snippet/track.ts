/** Tells that something happened on the page that is shown. */
export type Track = (event: string, properties?: object) => void
