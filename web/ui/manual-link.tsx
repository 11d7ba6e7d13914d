import { Anchor } from '@mantine/core';
import { matchPath, useLocation } from 'react-router';

/** 「？」: what the manual says of the screen that is open, beside it, so that what is being typed stays. */
export const ManualLink = ({
  pages,
  color = 'dark',
}: {
  readonly pages: readonly { readonly path: string }[];
  readonly color?: string;
}) => {
  const { pathname } = useLocation();
  const screen = pages.find(({ path }) => matchPath(path, pathname) !== null)?.path;
  return (
    <Anchor
      href={screen === undefined ? '/manual' : `/manual?${new URLSearchParams({ screen }).toString()}`}
      target="_blank"
      rel="noreferrer"
      c={color}
      fw={700}
      px={8}
      underline="never"
      title="マニュアルを開く"
      aria-label="マニュアルを新しいタブで開く"
    >
      ？
    </Anchor>
  );
};
