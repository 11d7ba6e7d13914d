import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ShownClaimVerdict } from '#web/claims/claim-view.ts';
import { focusPlace } from '#web/claims/focus-place.ts';
import type { SubmitReason } from '#web/claims/submit-reasons.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { Card } from '#web/ui/card.tsx';
import { formatYen } from '#web/ui/format-yen.ts';

const reasonsId = 'submit-reasons';

type SubmitReasonsProps = {
  readonly reasons: readonly SubmitReason[];
  /** Opens the line that the reason is about. */
  readonly onOpen: (lineId: string) => void;
};

const ReasonLink = ({
  reason,
  onOpen,
}: { readonly reason: SubmitReason } & Pick<SubmitReasonsProps, 'onOpen'>) => {
  const { says, placeId, lineId } = reason;
  if (placeId === undefined) return <Text size="sm">{says}</Text>;
  return (
    <Anchor
      size="sm"
      href={`#${placeId}`}
      onClick={(event) => {
        event.preventDefault();
        if (lineId !== undefined) flushSync(() => onOpen(lineId));
        focusPlace(placeId);
      }}
    >
      {says}
    </Anchor>
  );
};

/** Each thing that still keeps the claim from being submitted, as a link to where it is mended. */
export const SubmitReasons = ({ reasons, onOpen }: SubmitReasonsProps) =>
  reasons.length === 0 ? null : (
    <div id={reasonsId}>
      <Card title="申請する前に必要なこと">
        <Stack component="ul" gap={6} m={0} pl="lg">
          {reasons.map((reason) => (
            <li key={reason.says}>
              <ReasonLink reason={reason} onOpen={onOpen} />
            </li>
          ))}
        </Stack>
      </Card>
    </div>
  );

type SubmitBarProps = {
  readonly totals: ShownClaimVerdict;
  readonly reasons: readonly SubmitReason[];
  /** When it was saved, or why not. */
  readonly saveStatus: ReactNode;
  readonly isUnsaved: boolean;
  readonly busy: 'saving' | 'submitting' | undefined;
  readonly submitLabel: string;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
};

/** Totals, 保存 and 申請する, always in sight. */
export const SubmitBar = (props: SubmitBarProps) => {
  const { totals, reasons, busy } = props;
  return (
    <ActionBar
      label="保存と申請"
      summary={
        <Stack gap={0}>
          <Group gap={6} align="baseline" wrap="nowrap">
            <Text size="sm" c="dimmed">
              合計
            </Text>
            <Text fw={700} fz="xl" className="sf-number" data-testid="total">
              {formatYen(totals.total)}
            </Text>
            <Text size="xs" c="dimmed" className="sf-number" visibleFrom="sm">
              うち仮払消費税 {formatYen(totals.tax)}
            </Text>
          </Group>
          {props.saveStatus}
          <output>
            {reasons.length === 0 ? (
              <Text size="xs" c="dimmed">
                申請できます
              </Text>
            ) : (
              <Anchor size="xs" href={`#${reasonsId}`} c="#8f1d14">
                あと{reasons.length}件の対応が必要です
              </Anchor>
            )}
          </output>
        </Stack>
      }
    >
      <Button
        variant="default"
        onClick={props.onSave}
        loading={busy === 'saving'}
        disabled={busy !== undefined || !props.isUnsaved}
      >
        保存
      </Button>
      <Button
        onClick={props.onSubmit}
        aria-keyshortcuts="Control+Enter"
        title="Ctrl + Enter"
        loading={busy === 'submitting'}
        disabled={busy !== undefined || reasons.length > 0}
        aria-describedby={reasons.length > 0 ? reasonsId : undefined}
      >
        {props.submitLabel}
      </Button>
    </ActionBar>
  );
};
