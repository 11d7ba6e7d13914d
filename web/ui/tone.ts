/** How a fact feels: one place for colours, all at 4.5 : 1 or better. */
export type Tone = 'quiet' | 'calm' | 'good' | 'warn' | 'bad';

export const toneColors = {
  quiet: { text: '#3e4c59', back: '#eef1f4', line: '#d3dae0' },
  calm: { text: '#173f64', back: '#e6f0f9', line: '#b7d0e8' },
  good: { text: '#14532d', back: '#e6f4ea', line: '#b5dcc0' },
  warn: { text: '#7a4100', back: '#fff4df', line: '#f2d39b' },
  bad: { text: '#8f1d14', back: '#fdecea', line: '#f3c0bb' },
} as const satisfies Record<Tone, { text: string; back: string; line: string }>;
