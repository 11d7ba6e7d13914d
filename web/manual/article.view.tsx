import { Anchor, Box, List, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { manualOfBuild } from '#web/manual/manual-of-build.ts';
import type { ManualBlock, ManualPage, Span } from '#web/manual/manual-page.ts';

const slugOfScreen = (screen: string): string | undefined =>
  manualOfBuild.find(({ screens }) => screens.includes(screen))?.slug;

const Said = ({ spans }: { readonly spans: readonly Span[] }) =>
  spans.map(({ text, isStrong, to }, at) => {
    const key = `${at} ${text}`;
    if (to !== undefined)
      return (
        <Anchor
          key={key}
          component={Link}
          to={`/manual/${slugOfScreen(to) ?? ''}`}
          inherit
          underline="always"
        >
          {text}
        </Anchor>
      );
    return isStrong === true ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>;
  });

const Block = ({ block }: { readonly block: ManualBlock }) => {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={3} mt="sm">
          {block.text}
        </Title>
      );
    case 'paragraph':
      return (
        <Text>
          <Said spans={block.spans} />
        </Text>
      );
    case 'list':
      return (
        <List type={block.isNumbered ? 'ordered' : 'unordered'} withPadding spacing={4}>
          {block.items.map((spans, at) => (
            <List.Item key={`${at} ${spans[0]?.text ?? ''}`}>
              <Said spans={spans} />
            </List.Item>
          ))}
        </List>
      );
  }
};

/** What the manual says of one screen. */
export const Article = ({ page }: { readonly page: ManualPage }) => (
  <Box component="article" className="sf-chapter" aria-labelledby={`manual-${page.slug}`}>
    <Stack gap="sm">
      <Title order={2} id={`manual-${page.slug}`}>
        {page.title}
      </Title>
      <Text size="sm" c="dimmed">
        {page.readers.join('、')}
      </Text>
      {page.blocks.map((block, at) => (
        <Block key={`${page.slug} ${at}`} block={block} />
      ))}
    </Stack>
  </Box>
);
