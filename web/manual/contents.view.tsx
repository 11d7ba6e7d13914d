import { Anchor, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import { manualOfBuild } from '#web/manual/manual-of-build.ts';
import { readers, type ManualPage, type Reader } from '#web/manual/manual-page.ts';

const PageLink = ({ page, isShown }: { readonly page: ManualPage; readonly isShown: boolean }) => (
  <Anchor
    component={Link}
    to={`/manual/${page.slug}`}
    size="sm"
    py={2}
    {...(isShown ? { 'aria-current': 'page' as const, fw: 700 } : {})}
  >
    {page.title}
  </Anchor>
);

const OfReader = ({ reader, shown }: { readonly reader: Reader; readonly shown: string | undefined }) => {
  const id = useId();
  const own = manualOfBuild.filter((page) => page.readers[0] === reader);
  return own.length === 0 ? null : (
    <Stack component="section" gap={0} aria-labelledby={id}>
      <Text id={id} size="xs" c="dimmed" fw={600} pb={2}>
        {reader}
      </Text>
      {own.map((page) => (
        <PageLink key={page.slug} page={page} isShown={page.slug === shown} />
      ))}
    </Stack>
  );
};

/** Each page once, at whom it is for in the first place. @param shown the one that is open */
export const Contents = ({ shown }: { readonly shown: string | undefined }) => (
  <Stack component="nav" gap="md" aria-label="マニュアルの目次" className="sf-no-print">
    {readers.map((reader) => (
      <OfReader key={reader} reader={reader} shown={shown} />
    ))}
    <Anchor component={Link} to="/manual/all" size="sm">
      すべてを1つの文書で表示
    </Anchor>
  </Stack>
);
