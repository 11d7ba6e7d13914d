import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { ShownClaimVerdict } from '#web/api/contract.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { Card } from '#web/ui/card.tsx';
import { formatYen } from '#web/ui/format-yen.ts';

const reasonsId = 'submit-reasons';

/** Each thing that still keeps the claim from being submitted. */
export const SubmitReasons = ({ reasons }: { readonly reasons: readonly string[] }) =>
  reasons.length === 0 ? null : (
    <div id={reasonsId}>
      <Card title="申請する前に必要なこと">
        <Stack component="ul" gap={6} m={0} pl="lg">
          {reasons.map((reason) => (
            <Text component="li" key={reason} size="sm">
              {reason}
            </Text>
          ))}
        </Stack>
      </Card>
    </div>
  );

type SubmitBarProps = {
  readonly totals: ShownClaimVerdict;
  readonly reasons: readonly string[];
  readonly isDirty: boolean;
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
          <Group gap="sm" align="baseline">
            <Text size="sm" c="dimmed">
              合計
            </Text>
            <Text fw={700} fz="xl" className="sf-number" data-testid="total">
              {formatYen(totals.total)}
            </Text>
            <Text size="xs" c="dimmed" className="sf-number">
              うち仮払消費税 {formatYen(totals.tax)}
            </Text>
          </Group>
          <output>
            {reasons.length === 0 ? (
              <Text size="xs" c="dimmed">
                {props.isDirty ? '保存していない変更があります' : '申請できます'}
              </Text>
            ) : (
              <Anchor size="xs" href={`#${reasonsId}`} c="#8f1d14">
                申請するには、あと{reasons.length}件の対応が必要です
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
        disabled={busy !== undefined || !props.isDirty}
      >
        保存
      </Button>
      <Button
        onClick={props.onSubmit}
        loading={busy === 'submitting'}
        disabled={busy !== undefined || reasons.length > 0}
        aria-describedby={reasons.length > 0 ? reasonsId : undefined}
      >
        {props.submitLabel}
      </Button>
    </ActionBar>
  );
};
