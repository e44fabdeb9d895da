import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LANGUAGES = ['en', 'zh', 'pl', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', zh: '中文', pl: 'Polski', de: 'Deutsch' }

const STORED = 'ff-language'

/** Every file `words/<language>/<area>.json`; an area is a namespace. */
const files = import.meta.glob<Record<string, string>>('./*/*.json', { eager: true, import: 'default' })

export function resources(): Record<Language, Record<string, Record<string, string>>> {
  const all = { en: {}, zh: {}, pl: {}, de: {} } as Record<Language, Record<string, Record<string, string>>>
  for (const [path, texts] of Object.entries(files)) {
    const [, language, area] = /^\.\/(\w+)\/(\w+)\.json$/.exec(path) ?? []
    if (isLanguage(language) && area !== undefined) all[language][area] = texts
  }
  return all
}

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text)

/** What was chosen here before, else the browser's, else English. */
function first(): Language {
  const stored = localStorage.getItem(STORED)
  if (isLanguage(stored)) return stored
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

export function speak(language: Language): void {
  localStorage.setItem(STORED, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export function startWords(): void {
  const language = first()
  document.documentElement.lang = language
  void i18next.use(initReactI18next).init({
    resources: resources(),
    lng: language,
    fallbackLng: false,
    ns: Object.keys(resources().en),
    defaultNS: 'app',
    keySeparator: false,
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  })
}
