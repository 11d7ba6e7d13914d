import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { isPicture } from '#domain/evidence/file-types.ts';
import { EvidenceViewer } from '#web/evidence/evidence-viewer.view.tsx';
import { Thumbnail } from '#web/evidence/thumbnail.view.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';

type ReceiptPeekProps = {
  /** Whose they are, for whoever does not see the row. */
  readonly of: string;
  readonly receipts: readonly { readonly id: string; readonly contentType: string }[];
  /** Further ones, which only the claim shows. */
  readonly more: number;
  /** What is counted, where no head of a column says it. */
  readonly prefix?: string;
};

/** By which a key finds the button of a row. */
export const peekMark = 'data-peek';

/**
 * How many receipts a claim has, one of them small, and a look at the first of them beside the list. Nothing is read
 * before somebody looks: each look is one reading of that receipt in the trail.
 */
export const ReceiptPeek = ({ of, receipts, more, prefix = '' }: ReceiptPeekProps) => {
  const [isOpen, open] = useState(false);
  const isWide = useIsWide();
  const count = receipts.length + more;
  const first = receipts.find(({ contentType }) => isPicture(contentType)) ?? receipts[0];
  if (first === undefined)
    return (
      <Text size="xs" c="dimmed">
        {prefix}
        {count === 0 ? 'なし' : `${count}枚`}
      </Text>
    );
  return (
    <Popover
      opened={isOpen}
      onChange={open}
      position={isWide ? 'left' : 'bottom-end'}
      width="min(440px, calc(100vw - 32px))"
      trapFocus
      returnFocus
      withArrow
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton
          {...{ [peekMark]: '' }}
          fz="xs"
          fw={600}
          c="indigo"
          className="sf-peek"
          aria-label={`${of} の証憑${count}枚を見る`}
          onClick={() => open(!isOpen)}
        >
          <Thumbnail evidence={first} />
          <span>
            {prefix}
            {count}枚
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${of} の証憑`}>
        <Stack gap="xs">
          <EvidenceViewer
            evidence={receipts.map((receipt) => ({ ...receipt, fileName: '', size: 0 }))}
            emptyWords="証憑の添付はありません。"
          />
          {more > 0 ? (
            <Text size="xs" c="dimmed">
              ほか{more}枚は、申請を開いて確認してください。
            </Text>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
