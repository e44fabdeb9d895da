const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.8V13h8V6.8',
  funnel: 'M2 4h12a6 6 0 0 1-12 0M5.5 4a2.5 2.5 0 0 0 5 0M6 13a2 2 0 0 0 4 0z',
  figures: 'M2.5 13.5h11M4 11V8M8 11V3.5M12 11V6',
  stages:
    'M4 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M12 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 3.5C6 1.5 10 1.5 12 3M4 11.5c2 2.5 6 3 8 1.5',
  channels:
    'M2 4h3c3 0 3 8 6 8h3M11.5 9.5 14 12l-2.5 2.5M2 12h3c1 0 1.7-.9 2.2-2M9 6c.5-1.2 1.1-2 2-2h3M11.5 1.5 14 4l-2.5 2.5',
  goals: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8h.01',
  audiences: 'M2 3h12L9.5 8.5V13l-3-1.5v-3z',
  links: 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5M13.5 9.5v1.5M9.5 13.5h4M11.5 11.5h.01',
  network:
    'M3 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M12.8 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M7 14a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M4.5 4.2l6.8.7M3.7 5.4l2.6 5.6M12 6.4l-4 4.8',
  pages: 'M3.5 2h6L12.5 5v9h-9zM9.5 2v3h3M6 8h4M6 11h4',
  attribution: 'M2 5h9M2 11h12M5 5h.01M11 5h.01M4 11h.01M13 11h.01M8 11h.01',
  retention: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h7.4M6.2 2.5v11M9.9 2.5v7.3',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c.4-2.5 2.2-4 4.5-4s4.1 1.5 4.5 4M11 8.2a2.2 2.2 0 0 0 0-4.2M12.2 9.8c1.3.5 2.1 1.8 2.4 3.7',
  traffic: 'M4 6h8v6H4zM8 6V3M8 3h.01M6.2 9h.01M9.8 9h.01M2 8v2M14 8v2',
  groups: 'M2.5 3h5v4h-5zM8.5 9h5v4h-5zM2.5 9h3v4h-3zM10.5 3h3v4h-3z',
  identity: 'M6.5 9.5a3 3 0 0 1 0-4.2l2-2a3 3 0 0 1 4.2 4.2l-1 1M9.5 6.5a3 3 0 0 1 0 4.2l-2 2a3 3 0 0 1-4.2-4.2l1-1',
  privacy: 'M8 1.8 13 4v3.6c0 3-2 5.4-5 6.6-3-1.2-5-3.6-5-6.6V4zM5.8 8l1.6 1.6 2.8-3.2',
  sources: 'M2 4h4l3 4M2 12h4l3-4M2 8h12M11 5.5 14 8l-3 2.5',
  data: 'M3 4c0-1 2.2-1.8 5-1.8S13 3 13 4s-2.2 1.8-5 1.8S3 5 3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8',
  settings: 'M2 5h7m3 0h2M2 11h2m3 0h7M10.5 3.5v3M5.5 9.5v3',
  down: 'm4 6 4 4 4-4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.7 10.7 14 14',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z',
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
