import { Anchor } from '@mantine/core';
import { useLocation } from 'react-router';

/** 「？」: what the manual says of the screen that is open, beside it, so that what is being typed stays. No server sees which. */
export const ManualLink = ({ color = 'dark' }: { readonly color?: string }) => (
  <Anchor
    href={`/manual#${useLocation().pathname}`}
    target="_blank"
    c={color}
    fw={700}
    px={8}
    aria-label="マニュアルを開く"
  >
    ？
  </Anchor>
);
