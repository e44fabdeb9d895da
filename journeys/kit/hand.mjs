/** Chooses one of many in a box with a search, by typing its name and clicking it. */
export async function pick(page, box, name) {
  await box.click()
  await box.fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).first().click()
}

const MOST = 120

/** Presses Tab until what has the focus is called so, as a screen reader would say it or by its text. */
export async function tabTo(page, name) {
  const met = []
  for (let pressed = 0; pressed < MOST; pressed++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const at = document.activeElement
      return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? ''
    })
    if (called === name || called.startsWith(`${name} *`)) return
    met.push(called.slice(0, 30))
  }
  throw new Error(`Tab never came to "${name}", only to: ${met.join(' · ')}`)
}
