import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** One ink for buttons: colour is kept for what it means in a picture. */
const ink: MantineColorsTuple = [
  '#f1f1ec',
  '#e5e4de',
  '#cbcac2',
  '#a6a69f',
  '#7b7e86',
  '#666971',
  '#474a52',
  '#2e3138',
  '#16181d',
  '#0e1014',
]

/** The framework's greys are those of the look: what it draws by itself is of one family with what we draw. */
const gray: MantineColorsTuple = [
  '#f7f7f4',
  '#f1f1ec',
  '#e5e4de',
  '#e5e4de',
  '#cbcac2',
  '#6f727a',
  '#666971',
  '#474a52',
  '#2e3138',
  '#16181d',
]
const dark: MantineColorsTuple = [
  '#f2f3f5',
  '#b9bdc6',
  '#8f95a1',
  '#8f95a1',
  '#3d444f',
  '#262b34',
  '#1b1f26',
  '#15181e',
  '#12151a',
  '#0e1014',
]

/** Filled buttons by our own tokens: the framework computes their ink for the light scheme only. */
const colours: VariantColorsResolver = (input) => {
  if (input.variant !== 'filled' || input.color !== input.theme.primaryColor) return defaultVariantColorsResolver(input)
  return {
    background: 'var(--ff-solid)',
    hover: 'color-mix(in srgb, var(--ff-solid) 86%, var(--ff-onsolid))',
    color: 'var(--ff-onsolid)',
    border: '1px solid transparent',
  }
}

export const theme = createTheme({
  colors: { ink, gray, dark },
  black: '#16181d',
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  variantColorResolver: colours,
  defaultRadius: 6,
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  fontWeights: { regular: '400', medium: '550', bold: '650' },
  components: { Switch: { defaultProps: { withThumbIndicator: false } } },
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '14px', xl: '17px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '28px' },
  other: { content: 1280 },
})
