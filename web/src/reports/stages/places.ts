import type { TFunction } from 'i18next'
import type { Formats } from '../../words/format'
import { OUT, START } from './model'

/** What a place of a move is called: a stage, the start or outside. */
export const placeName = (key: string, names: Map<string, string>, t: TFunction): string =>
  key === START ? t('stages:start') : key === OUT ? t('stages:out') : (names.get(key) ?? key)

const DAY = 86_400
const WHOLE_DAYS = 10 * DAY

/** How long somebody stayed; of ten days and more whole ones. */
export const stay = (format: Formats, seconds: number | null): string =>
  format.duration(seconds !== null && seconds >= WHOLE_DAYS ? Math.round(seconds / DAY) * DAY : seconds)
