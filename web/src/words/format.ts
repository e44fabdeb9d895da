import { useTranslation } from 'react-i18next'

const units = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const
const seconds = { d: 86_400, h: 3_600, m: 60 } as const

/** The smallest share that is told by its number. */
const LEAST = 0.001

/** Numbers, shares, moments and durations as a language writes them. */
export function formats(language: string) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const some = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value)
  return {
    count: (value: number) => whole.format(value),
    number: (value: number) => some.format(value),
    /** A part of something that is counted, to a tenth. */
    part: (value: number) => one.format(value),
    /** A part of a whole; where it is not nothing, it does not say so. */
    share: (value: number | null | undefined) =>
      value == null ? '–' : value > 0 && value < LEAST / 2 ? `< ${share.format(LEAST)}` : share.format(value),
    /** The change of a rate, in points. */
    points: (change: number) => one.format(Math.abs(change) * 100),
    bytes: (value: number) =>
      value < 1e6
        ? unit(Math.ceil(value / 1e3), 'kilobyte')
        : value < 1e9
          ? unit(value / 1e6, 'megabyte')
          : unit(value / 1e9, 'gigabyte'),
    duration: (value: number | null | undefined) => {
      if (value == null) return '–'
      if (value >= seconds.d) return unit(value / seconds.d, 'day')
      if (value >= seconds.h) return unit(value / seconds.h, 'hour')
      if (value >= seconds.m) return unit(value / seconds.m, 'minute')
      return unit(value, 'second')
    },
    /** A length such as 30d in words. */
    window: (length: string) => {
      const [, number, unit] = /^(\d+)([mhdw])$/.exec(length) ?? []
      const name = unit === undefined ? undefined : units[unit as keyof typeof units]
      if (number === undefined || name === undefined) return length
      return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(Number(number))
    },
    /** A day of the calendar, short: the year stands where it is another one than `beside`. */
    day: (date: string, beside = '') =>
      new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'short',
        ...(beside.slice(0, 4) === date.slice(0, 4) ? {} : { year: 'numeric' }),
        timeZone: 'UTC',
      }).format(new Date(date)),
    money: (value: number, currency: string) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        maximumFractionDigits: value >= 1000 ? 0 : 2,
      }).format(value),
    date: (instant: string, zone = 'UTC') =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone }).format(new Date(instant)),
    /** When a stretch of time began: a month by its name, an hour by its moment, others by their date. */
    start: (start: string, every: string, zone: string) =>
      every === 'hour'
        ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
            new Date(start),
          )
        : new Intl.DateTimeFormat(language, {
            year: 'numeric',
            month: 'short',
            ...(every === 'month' ? {} : { day: 'numeric' }),
            timeZone: 'UTC',
          }).format(new Date(start)),
    moment: (instant: string, zone = 'UTC') =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
        new Date(instant),
      ),
    time: (instant: string, zone = 'UTC') =>
      new Intl.DateTimeFormat(language, { timeStyle: 'medium', timeZone: zone }).format(new Date(instant)),
  }
}

const LONG = 80

/** A text that somebody sent, no longer than a table can show. */
export const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

export type Formats = ReturnType<typeof formats>

export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return formats(i18n.language)
}
