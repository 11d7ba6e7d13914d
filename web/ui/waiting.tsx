import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Grey shapes of what is coming; screen readers hear one sentence. */
export const Waiting = ({ rows = 5 }: { readonly rows?: number }) => (
  <Stack gap="sm" aria-busy="true">
    <VisuallyHidden component="output">読み込んでいます</VisuallyHidden>
    {Array.from({ length: rows }, (_, index) => (
      <Skeleton key={index} height={56} radius="md" />
    ))}
  </Stack>
);
