import '@mantine/core/styles.css'
import './app/tokens.css'
import './app/base.css'
import './app/more.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './app/queries'
import { router } from './app/routes'
import { theme } from './app/theme'
import { startWords } from './words'

startWords()

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
// drawers and dialogs keep the page behind them still with a style that needs it too
setNonce(nonce)
const place = document.getElementById('root')
if (!place) throw new Error('the page has no place for the app')

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
