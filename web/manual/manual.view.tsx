import { Anchor, Box, Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { Link, matchPath, Navigate, useLocation, useParams, useSearchParams } from 'react-router';
import { Article } from '#web/manual/article.view.tsx';
import { Contents } from '#web/manual/contents.view.tsx';
import { findInManual } from '#web/manual/find-in-manual.ts';
import { manualOfBuild } from '#web/manual/manual-of-build.ts';
import { Empty } from '#web/ui/empty.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

const mostSigns = 100;

const Found = ({ words }: { readonly words: string }) => {
  const found = findInManual(manualOfBuild, words);
  return (
    <Stack gap="md" component="section" aria-label="検索の結果">
      <Text component="output" size="sm" c="dimmed">
        {`「${words}」を含むページ ${found.length}件`}
      </Text>
      {found.length === 0 ? (
        <Empty
          icon="search"
          title="見つかりませんでした"
          hint="別の言葉で検索するか、目次から選んでください。"
        />
      ) : null}
      {found.map(({ page, line }) => (
        <Box key={page.slug}>
          <Anchor component={Link} to={`/manual/${page.slug}`} fw={600}>
            {page.title}
          </Anchor>
          <Text size="sm" lineClamp={2}>
            {line}
          </Text>
        </Box>
      ))}
    </Stack>
  );
};

const Whole = () => (
  <Stack gap="xl">
    <Group className="sf-no-print">
      <Button variant="default" onClick={() => window.print()}>
        印刷・PDFで保存
      </Button>
    </Group>
    {manualOfBuild.map((page) => (
      <Article key={page.slug} page={page} />
    ))}
  </Stack>
);

const Beginning = () => (
  <Stack gap="sm">
    <Title order={2}>マニュアルの使い方</Title>
    <Text>目次から画面を選ぶか、言葉で検索してください。</Text>
    <Text>
      各画面の右上の「？」を押すと、その画面のページが新しいタブで開きます。入力中の内容はそのまま残ります。
    </Text>
  </Stack>
);

const Shown = ({ slug, words }: { readonly slug: string | undefined; readonly words: string }) => {
  if (words !== '') return <Found words={words} />;
  if (slug === 'all') return <Whole />;
  if (slug === undefined) return <Beginning />;
  const page = manualOfBuild.find((one) => one.slug === slug);
  return page === undefined ? (
    <Empty icon="book" title="このページはありません" hint="目次から選んでください。" />
  ) : (
    <Article page={page} />
  );
};

/** The page of the screen that is open at an address. */
const slugAt = (pathname: string): string | undefined =>
  manualOfBuild.find(({ screens }) => screens.some((screen) => matchPath(screen, pathname) !== null))?.slug;

/** The manual: contents, search, one page or all of them. `#/claims` leads to the page of the screen at this address. */
export const Manual = () => {
  const { slug } = useParams();
  const [asked, ask] = useSearchParams();
  const { hash } = useLocation();
  const words = (asked.get('q') ?? '').slice(0, mostSigns);
  if (hash !== '') return <Navigate to={`/manual/${slugAt(hash.slice(1)) ?? ''}`} replace />;
  return (
    <>
      <PageHead title="マニュアル" />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, sm: 4, md: 3 }} className="sf-no-print">
          <Stack gap="md">
            <SearchField
              label="マニュアルを検索"
              text={words}
              maxLength={mostSigns}
              onText={(text) => ask(text.trim() === '' ? {} : { q: text.trim() }, { replace: true })}
            />
            <Box visibleFrom="sm">
              <Contents shown={slug} />
            </Box>
            <Box
              component="details"
              hiddenFrom="sm"
              key={slug ?? ''}
              open={slug === undefined && words === ''}
            >
              <summary>目次</summary>
              <Contents shown={slug} />
            </Box>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8, md: 9 }}>
          <Shown slug={slug} words={words} />
        </Grid.Col>
      </Grid>
    </>
  );
};
