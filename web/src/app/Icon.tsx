const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.8V13h8V6.8',
  funnel: 'M2 4h12a6 6 0 0 1-12 0M5.5 4a2.5 2.5 0 0 0 5 0M6 13a2 2 0 0 0 4 0z',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c.4-2.5 2.2-4 4.5-4s4.1 1.5 4.5 4M11 8.2a2.2 2.2 0 0 0 0-4.2M12.2 9.8c1.3.5 2.1 1.8 2.4 3.7',
  data: 'M3 4c0-1 2.2-1.8 5-1.8S13 3 13 4s-2.2 1.8-5 1.8S3 5 3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8',
  settings: 'M2 5h7m3 0h2M2 11h2m3 0h7M10.5 3.5v3M5.5 9.5v3',
  down: 'm4 6 4 4 4-4',
  menu: 'M2 4h12M2 8h12M2 12h12',
} as const

export type IconName = keyof typeof PATHS

/** A drawn sign; the word beside it says what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={PATHS[name]} strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
