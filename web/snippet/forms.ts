import { words } from './settings'
import type { Track } from './track'

type Control = HTMLElement & { name?: string; type?: string; autocomplete?: string; validity?: ValidityState }

/** The name of a field that may be told: it is listed, and holds neither password nor card. */
export function fieldName(field: Control, listed: string | null): string | undefined {
  const secret = field.type === 'password' || /(^|\s)cc-|password/.test(field.autocomplete ?? '')
  return !secret && field.name && words(listed).includes(field.name) ? field.name : undefined
}

export const formName = (form: Element) =>
  form.getAttribute('data-ff-form') || form.id || form.getAttribute('name') || location.pathname

/** Forms that are marked: begun, sent, refused by the browser; never what stands in them. */
export function forms(track: Track) {
  /** Forms begun and not sent, with the listed field left last. */
  let begun = new Map<Element, string | undefined>()
  const faulty = new Set<Element>()

  const on = (event: string, see: (form: Element, field: Control) => void) =>
    document.addEventListener(
      event,
      ({ target }) => {
        const form = target instanceof Element && target.closest('[data-ff-form]')
        if (form) see(form, target as Control)
      },
      true,
    )
  const named = (form: Element, field: Control) => {
    const name = fieldName(field, form.getAttribute('data-ff-fields'))
    return { form: formName(form), ...(name && { field: name }) }
  }

  on('input', (form, field) => {
    const told = named(form, field)
    if (!begun.has(form)) track('Form Started', told)
    begun.set(form, told.field ?? begun.get(form))
  })
  on('invalid', (form, field) => {
    if (faulty.has(form)) return // one for all fields that stop one attempt
    faulty.add(form)
    setTimeout(() => faulty.delete(form))
    let reason: string | undefined
    for (const one in field.validity) if (field.validity[one as keyof ValidityState]) reason ??= one
    track('Form Error', { ...named(form, field), reason })
  })
  on('submit', (form) => {
    if (form.getAttribute('data-ff-submit') === 'manual') return
    track('Form Submitted', { form: formName(form) })
    begun.delete(form)
  })

  return {
    /** The form that is begun and not sent, with the field left last. */
    open() {
      for (const [form, field] of begun) return { form: formName(form), ...(field && { field }) }
      return {}
    },
    restart() {
      begun = new Map()
    },
  }
}
