import { Box } from '@mantine/core';
import { type Tone, toneColors } from '#web/ui/tone.ts';

/** A word in a pill. The word carries the meaning, the colour only helps. */
export const ToneBadge = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => (
  <Box
    component="span"
    px={10}
    py={2}
    fz={13}
    fw={600}
    lh="20px"
    display="inline-block"
    c={toneColors[tone].text}
    bg={toneColors[tone].back}
    style={{ borderRadius: 999, whiteSpace: 'nowrap', border: `1px solid ${toneColors[tone].line}` }}
  >
    {children}
  </Box>
);
