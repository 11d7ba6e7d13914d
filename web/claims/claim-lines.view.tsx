import { Box, Grid, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimForm, ClaimView, ShownVerdict } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { lineFacts, summaryOfLine } from '#web/claims/line-summary.ts';
import { verdictBadge } from '#web/claims/verdict-words.ts';
import { VerdictPanel } from '#web/claims/verdict.view.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type LineReadingProps = {
  readonly line: DraftLine;
  readonly order: number;
  readonly items: ClaimForm['items'];
  readonly verdict: ShownVerdict | undefined;
  readonly evidence: ReactNode;
};

const LineReading = ({ line, order, items, verdict, evidence }: LineReadingProps) => {
  const summary = summaryOfLine(line, order, items);
  const badge = verdictBadge(verdict);
  return (
    <Box component="li" className="sf-paper" p={{ base: 'md', sm: 'lg' }} style={{ listStyle: 'none' }}>
      <Group justify="space-between" mb="md" align="flex-start" wrap="nowrap">
        <Group gap="xs">
          <Title order={3}>
            {summary.order}　{summary.item}
          </Title>
          <Text size="sm" c="dimmed" className="sf-number">
            {summary.date}
          </Text>
          <ToneBadge tone={badge.tone}>{badge.label}</ToneBadge>
        </Group>
        <Text fw={700} fz="lg" className="sf-number">
          {summary.amount}
        </Text>
      </Group>
      <Grid gap={{ base: 'md', md: 'xl' }}>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            <Facts facts={lineFacts(line, items)} columns={2} />
            <VerdictPanel verdict={verdict} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>{evidence}</Grid.Col>
      </Grid>
    </Box>
  );
};

type ClaimLinesProps = {
  readonly view: ClaimView;
  readonly items: ClaimForm['items'];
  /** The page shows the files of a line here. */
  readonly evidenceOf: (files: readonly EvidenceMeta[], line: DraftLine) => ReactNode;
};

/** The lines to read, each with its evidence beside it. */
export const ClaimLines = ({ view, items, evidenceOf }: ClaimLinesProps) => (
  <section aria-label="明細">
    <Title order={2} mb="sm">
      明細（{view.lines.length}件）
    </Title>
    <Stack component="ol" gap="sm" m={0} p={0}>
      {view.lines.map((line, index) => (
        <LineReading
          key={line.id}
          line={line}
          order={index + 1}
          items={items}
          verdict={view.verdict.lines.find(({ lineId }) => lineId === line.id)}
          evidence={evidenceOf(
            (line.evidenceIds ?? []).flatMap((id) => view.evidence.find((meta) => meta.id === id) ?? []),
            line,
          )}
        />
      ))}
    </Stack>
  </section>
);
