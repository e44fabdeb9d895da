import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SHADES } from './NodeDisc'

/** What discs and lines of the network mean. */
export function NetworkLegend() {
  const { t } = useTranslation()
  return (
    <p className="ff-legend">
      <Sample width={74} word={`${t('network:legend-few')} – ${t('network:legend-many')}`}>
        {SHADES.map((shade, at) => (
          <circle key={shade} cx={7 + at * 15} cy={8} r={6} fill={shade} />
        ))}
      </Sample>
      <Sample width={20} word={t('network:legend-hole')}>
        <circle cx={9} cy={8} r={6} fill="#16181d" stroke="var(--ff-badmark)" strokeWidth={3} />
      </Sample>
      <Sample width={30} word={t('network:legend-bright')}>
        <path d="M2 8H28" stroke="var(--ff-s6)" strokeWidth={3} />
      </Sample>
      <Sample width={30} word={t('network:legend-plain')}>
        <path d="M2 8H28" stroke="var(--ff-line2)" strokeWidth={3} />
      </Sample>
    </p>
  )
}

function Sample({ width, word, children }: { width: number; word: string; children: ReactNode }) {
  return (
    <span>
      <svg width={width} height={16} viewBox={`0 0 ${width} 16`} aria-hidden="true">
        {children}
      </svg>
      {word}
    </span>
  )
}
