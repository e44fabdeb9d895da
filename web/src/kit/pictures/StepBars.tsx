import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Group, StepAnswer } from '../../reports/funnel/answer'
import { TOO_FEW } from '../../reports/funnel/answer'
import { useFormats } from '../../words/format'
import { Count, figure, following } from '../Count'
import { BAR, endOf, layout, requiredAfter, THIN_BAR } from './stepBars'

const HUES = 5
const LOST = { fill: 'var(--ff-bad)', textDecoration: 'underline' }
const LINKED = { fill: 'var(--ff-link)', textDecoration: 'underline' }
const SHORT = 26
/** Width of a bold letter, and how many letters the figures of a group need beside its name. */
const LETTER = 8
const FIGURES = 22

export const cut = (text: string, length = SHORT) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

interface Props {
  steps: (StepAnswer & { optional?: boolean })[]
  groups: { key: string; at: number; steps: Group['steps'] }[]
  /** Where the people of a figure are listed. */
  href: (pointer: string) => string
  follow: (pointer: string) => void
}

/** A funnel as horizontal bars: a row a step, groups as thin bars beneath, and what became of the rest between them. */
export function StepBars({ steps, groups, href, follow }: Props) {
  const { t } = useTranslation()
  const format = useFormats()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const { rows, height, left, narrow } = layout({ steps, groups }, width || 900)
  const letters = Math.floor((width || 900) / LETTER)
  const door = (pointer: string, counts: number) => ({
    onClick: following(pointer, follow),
    ...figure(pointer, counts),
  })
  const hue = (index: number) =>
    `var(--ff-s${Math.min(HUES, 1 + Math.round((index * (HUES - 1)) / Math.max(1, steps.length - 1)))})`
  const most = Math.max(...steps.map(({ quiet }) => quiet))
  const share = (figures: { reached: number; fromFirst: number | null }, entered: number) =>
    entered < TOO_FEW ? t('funnel:too-few') : format.share(figures.fromFirst)
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset */}
      <svg data-picture="" width="100%" height={height} role="group" aria-label={t('funnel:picture')} fontSize={13}>
        {rows.map((row, index) => {
          const step = steps[index]
          if (!step) return null
          const next = step?.optional === true ? undefined : steps[requiredAfter(steps, index)]
          return (
            <g key={row.bar.y}>
              <text x={0} y={row.labelY} fill="var(--ff-ink)" fontWeight={600}>
                {cut(`${index + 1}. ${step.label}`, narrow ? letters : SHORT)}
                <title>{step.label}</title>
              </text>
              <a
                href={href(`/steps/${index}/reached`)}
                {...door(`/steps/${index}/reached`, step.reached)}
                aria-label={`${step.label}: ${format.count(step.reached)} ${format.share(step.fromFirst)}`}
              >
                <rect x={left} y={row.bar.y} width="100%" height={BAR} fill="transparent" />
                <rect x={left} y={row.bar.y} width={Math.max(row.bar.width, 1)} height={BAR} rx={3} fill={hue(index)} />
                <text x={endOf(row.bar, left) + 8} y={row.bar.y + BAR / 2 + 4} fill="var(--ff-ink)" fontWeight={600}>
                  {`${format.count(step.reached)} `}
                  <tspan fill="var(--ff-ink3)" fontWeight={400} dx={3}>
                    {format.share(step.fromFirst)}
                  </tspan>
                </text>
                <Whisker bar={row.bar} middle={row.bar.y + BAR / 2} />
              </a>
              {row.groups.map((thin, at) => {
                const group = groups[at]
                const figures = group?.steps[index]
                if (!group || !figures) return null
                const entered = group.steps[0]?.reached ?? 0
                const name = cut(group.key, narrow ? letters - FIGURES : SHORT)
                const counted = t('funnel:n', { n: format.count(figures.reached), of: format.count(entered) })
                const figured = `${share(figures, entered)} · ${counted}`
                return (
                  <a
                    key={group.key}
                    href={href(`/groups/${group.at}/steps/${index}/reached`)}
                    {...door(`/groups/${group.at}/steps/${index}/reached`, figures.reached)}
                    aria-label={`${step.label}: ${name} ${figured}`}
                  >
                    <text
                      x={narrow ? 0 : left - 8}
                      y={narrow ? thin.y - 3 : thin.y + THIN_BAR}
                      textAnchor={narrow ? 'start' : 'end'}
                      fill="var(--ff-ink2)"
                      fontSize={11.5}
                    >
                      {`${name} `}
                    </text>
                    <rect
                      x={left}
                      y={thin.y}
                      width={Math.max(thin.width, 1)}
                      height={THIN_BAR}
                      rx={2}
                      fill={hue(index)}
                      opacity={entered < TOO_FEW ? 0.3 : 0.75}
                    />
                    <Whisker bar={thin} middle={thin.y + THIN_BAR / 2} />
                    <text
                      x={narrow ? width : endOf(thin, left) + 8}
                      y={narrow ? thin.y - 3 : thin.y + THIN_BAR}
                      textAnchor={narrow ? 'end' : 'start'}
                      fill="var(--ff-ink2)"
                      fontSize={11.5}
                    >
                      {share(figures, entered)}
                      <tspan fill="var(--ff-ink3)"> · {counted}</tspan>
                    </text>
                  </a>
                )
              })}
              {row.gapY !== undefined && next && (
                <text x={left} y={narrow ? row.gapY - 7 : row.gapY} fill="var(--ff-ink2)" fontSize={12}>
                  {t('funnel:move-on', { share: format.share(next.fromPrevious) })}
                  <Count to={`/steps/${index}/quiet`} value={step.quiet} href={href} follow={follow}>
                    <tspan
                      {...(narrow ? { x: left, dy: 16 } : { dx: 8 })}
                      {...(step.quiet === 0 ? {} : step.quiet === most ? LOST : LINKED)}
                    >
                      {t('funnel:quiet', { people: format.count(step.quiet) })}
                    </tspan>
                  </Count>
                  <Count to={`/steps/${index}/open`} value={step.open} href={href} follow={follow}>
                    <tspan dx={8} {...(step.open > 0 ? LINKED : {})}>
                      {t('funnel:open', { people: format.count(step.open) })}
                    </tspan>
                  </Count>
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function Whisker({ bar, middle }: { bar: { whisker: { from: number; to: number } | undefined }; middle: number }) {
  if (!bar.whisker) return null
  const { from, to } = bar.whisker
  return (
    <path
      d={`M${from} ${middle}H${to}M${from} ${middle - 3}v6M${to} ${middle - 3}v6`}
      stroke="var(--ff-ink)"
      strokeWidth={1}
      fill="none"
    />
  )
}
