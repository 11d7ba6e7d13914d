import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** 藍: the one accent colour. Shade 7 on white has a contrast of 8 : 1. */
const indigo: MantineColorsTuple = [
  '#eef4fa',
  '#dbe8f4',
  '#b7d0e8',
  '#8fb6da',
  '#6a9dcc',
  '#4a86bd',
  '#2f6ea6',
  '#1d4f7c',
  '#173f64',
  '#102d48',
];

const japanese =
  '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Yu Gothic", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 7,
  colors: { indigo },
  fontFamily: japanese,
  headings: {
    fontFamily: japanese,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.4' },
      h2: { fontSize: '1.125rem', lineHeight: '1.5' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    Notification: { styles: { description: { color: '#3e4c59' } } },
    Anchor: { defaultProps: { underline: 'always' } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': '閉じる' } },
      styles: { title: { fontWeight: 600, fontSize: '1.0625rem' } },
    },
    // Mantine draws it as a second <header>, which would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
  },
});

/** Mantine's grey and red texts are too pale for WCAG 2.2 AA on white and on the page's grey. */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#52606d',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#5f6c7a',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1f2933',
  },
  dark: {},
});
