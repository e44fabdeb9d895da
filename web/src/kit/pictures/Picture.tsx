import { ActionIcon, Menu } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../app/Icon'
import { saveCsv, savePng, saveSvg } from './save'

interface Props {
  title: string
  file: string
  foot: ReactNode
  simulated: boolean
  rows: (string | number)[][]
  tools?: ReactNode
  children: ReactNode
}

/** A picture in its card: title above, source below, and a menu to take it along. */
export function Picture({ title, file, foot, simulated, rows, tools, children }: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const svg = () => place.current?.querySelector('svg[data-picture]') as SVGSVGElement | null
  return (
    <section className="ff-card" aria-label={title}>
      <div className="ff-row" style={{ marginBottom: 12 }}>
        <h2>{title}</h2>
        <span className="ff-spring" />
        {tools}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={32} aria-label={t('app:picture-menu', { title })}>
              <Icon name="menu" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => svg() && void savePng(file, svg() as SVGSVGElement)}>PNG</Menu.Item>
            <Menu.Item onClick={() => svg() && saveSvg(file, svg() as SVGSVGElement)}>SVG</Menu.Item>
            <Menu.Item onClick={() => saveCsv(file, rows)}>CSV</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div ref={place}>{children}</div>
      <p className="ff-small" style={{ margin: '12px 0 0' }}>
        {foot} {simulated && <span className="ff-tag">{t('app:simulated')}</span>}
      </p>
    </section>
  )
}
