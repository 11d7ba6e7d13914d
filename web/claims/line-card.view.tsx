import { Box, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShownVerdict } from '#web/claims/claim-view.ts';
import { asksFor } from '#web/claims/item-words.ts';
import { itemOfLine, type LineFieldsProps, placedFields, placeId } from '#web/claims/line-fields.ts';
import { LineForm } from '#web/claims/line-form.view.tsx';
import { type LineSummary, lineSummary } from '#web/claims/line-summary.ts';
import { verdictBadge } from '#web/claims/verdict-words.ts';
import { VerdictPanel } from '#web/claims/verdict.view.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type LineCardProps = LineFieldsProps & {
  readonly order: number;
  readonly isOpen: boolean;
  readonly verdict: ShownVerdict | undefined;
  readonly evidencePane: ReactNode;
  readonly onToggle: () => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
};

const Folded = ({
  summary,
  verdict,
}: {
  readonly summary: LineSummary;
  readonly verdict: ShownVerdict | undefined;
}) => {
  const badge = verdictBadge(verdict);
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Group gap="xs">
          <Text span size="sm" c="dimmed">
            {summary.order}
          </Text>
          <Text span fw={600}>
            {summary.item}
          </Text>
          <ToneBadge tone={badge.tone}>{badge.label}</ToneBadge>
        </Group>
        <Text span size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[summary.date, summary.where, summary.evidence].filter((text) => text !== '').join('　')}
        </Text>
      </Stack>
      <Text span fw={700} fz="lg" className="sf-number">
        {summary.amount}
      </Text>
    </Group>
  );
};

const LineActs = ({ onCopy, onRemove }: Pick<LineCardProps, 'onCopy' | 'onRemove'>) => (
  <Group justify="flex-end" gap="xs" mt="lg">
    <Button variant="default" size="sm" leftSection={<Icon name="copy" size={16} />} onClick={onCopy}>
      この明細をコピー
    </Button>
    <Button variant="default" size="sm" leftSection={<Icon name="trash" size={16} />} onClick={onRemove}>
      この明細を削除
    </Button>
  </Group>
);

/** The evidence pane says nothing of its own, so the verdict does. */
const fieldsOf = ({ line, form }: LineCardProps): readonly string[] =>
  placedFields(asksFor(itemOfLine(line, form), form.itemAsks)).filter((field) => field !== 'evidence');

/** Evidence and verdict at the left, form at the right; on phones evidence, form, verdict below each other. */
const Opened = (props: LineCardProps) => (
  <Box px={{ base: 'md', sm: 'lg' }} pb="lg">
    <div className="sf-line">
      <div className="sf-line-evidence">
        <div id={placeId(props.line.id, 'evidence')}>{props.evidencePane}</div>
      </div>
      <div className="sf-line-form">
        <LineForm {...props} />
      </div>
      <section className="sf-line-verdict" aria-label="判定" aria-live="polite">
        <VerdictPanel verdict={props.verdict} placed={fieldsOf(props)} />
      </section>
    </div>
    <LineActs onCopy={props.onCopy} onRemove={props.onRemove} />
  </Box>
);

/** One 明細: folded to a row, or open with its evidence beside the form. */
export const LineCard = (props: LineCardProps) => {
  const summary = lineSummary(props.line, props.order, props.form.items);
  return (
    <Box
      component="li"
      className="sf-paper"
      id={`line-${props.line.id}`}
      style={{ listStyle: 'none', scrollMarginTop: 72 }}
    >
      <UnstyledButton
        w="100%"
        p={{ base: 'md', sm: 'lg' }}
        aria-expanded={props.isOpen}
        onClick={props.onToggle}
        style={{ borderRadius: 12 }}
      >
        <Folded summary={summary} verdict={props.verdict} />
      </UnstyledButton>
      {props.isOpen ? <Opened {...props} /> : null}
    </Box>
  );
};
