import { Box, Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimForm, ClaimView, ShownVerdict } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { lineFacts, summaryOfLine } from '#web/claims/line-summary.ts';
import { verdictBadge } from '#web/claims/verdict-words.ts';
import { VerdictPanel } from '#web/claims/verdict.view.tsx';
import { correctionFacts } from '#web/claims/correction-facts.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** Nothing else of a claim knows of the register. */
const NumberMatch = partOnUse(async () => (await import('#web/masters/number-match.tsx')).NumberMatch);

type Correction = NonNullable<ClaimView['corrections']>[number];

type LineReadingProps = {
  readonly line: DraftLine;
  readonly order: number;
  readonly items: ClaimForm['items'];
  readonly verdict: ShownVerdict | undefined;
  readonly match: ReactNode;
  readonly evidence: ReactNode;
  readonly correction: Correction | undefined;
  readonly onCorrect: (() => void) | undefined;
};

const LineReading = (props: LineReadingProps) => {
  const { line, order, items, verdict, match, evidence, correction, onCorrect } = props;
  const summary = {
    ...summaryOfLine(line, order, items),
    ...(correction?.item && { item: correction.item.name }),
  };
  const badge = verdictBadge(verdict);
  // Nothing is there to look at, and nothing is asked for: the verdict takes the place beside the facts.
  const isPaperless = (line.evidenceIds ?? []).length === 0 && verdict?.evidence.need === 'none';
  return (
    <Box component="li" className="sf-paper" p="md" style={{ listStyle: 'none' }}>
      <Group justify="space-between" mb="sm" align="flex-start" wrap="nowrap">
        <Group gap="xs">
          <Title order={3}>
            {summary.order}　{summary.item}
          </Title>
          <Text size="sm" c="dimmed" className="sf-number">
            {summary.date}
          </Text>
          <ToneBadge tone={badge.tone}>{badge.label}</ToneBadge>
          {correction === undefined ? null : <ToneBadge tone="calm">経理が訂正</ToneBadge>}
        </Group>
        <Group gap="sm" wrap="nowrap">
          <Text fw={700} fz="lg" className="sf-number">
            {summary.amount}
          </Text>
          {onCorrect === undefined ? null : (
            <Button
              variant="default"
              size="compact-sm"
              className="sf-no-print"
              aria-label={`${summary.order}を訂正`}
              onClick={onCorrect}
            >
              訂正
            </Button>
          )}
        </Group>
      </Group>
      <Grid gap={{ base: 'md', md: 'xl' }}>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="sm">
            <Facts facts={lineFacts(line, items)} columns={2} />
            {correction === undefined ? null : (
              <Notice tone="calm" title="経理の訂正">
                <Facts facts={correctionFacts(correction, { line, items, verdict })} columns={2} />
              </Notice>
            )}
            {isPaperless ? null : <VerdictPanel verdict={verdict} match={match} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          {isPaperless ? <VerdictPanel verdict={verdict} match={match} /> : evidence}
        </Grid.Col>
      </Grid>
    </Box>
  );
};

type ClaimLinesProps = {
  readonly view: ClaimView;
  readonly items: ClaimForm['items'];
  /** The page shows the files of a line here. */
  readonly evidenceOf: (files: readonly EvidenceMeta[], line: DraftLine) => ReactNode;
  /** Opens the correction of a line; absent for whoever corrects nothing now. */
  readonly onCorrect: ((lineId: string) => void) | undefined;
};

const judgedOf = ({ verdict }: ClaimView, { id }: DraftLine): ShownVerdict | undefined =>
  verdict.lines.find(({ lineId }) => lineId === id);

/** The lines to read, each with its evidence beside it. */
export const ClaimLines = ({ view, items, evidenceOf, onCorrect }: ClaimLinesProps) => (
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
          verdict={judgedOf(view, line)}
          match={<NumberMatch all={view.verdict.lines} judged={judgedOf(view, line)} line={line} />}
          evidence={evidenceOf(
            (line.evidenceIds ?? []).flatMap((id) => view.evidence.find((meta) => meta.id === id) ?? []),
            line,
          )}
          correction={view.corrections?.find(({ lineId }) => lineId === line.id)}
          onCorrect={onCorrect && (() => onCorrect(line.id))}
        />
      ))}
    </Stack>
  </section>
);
