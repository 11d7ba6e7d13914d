import { Group, Text } from '@mantine/core';

type ReceiptThumbsProps = {
  readonly receipts: readonly { readonly id: string; readonly contentType: string }[];
  readonly more: number;
};

/** How many receipts a claim has. */
export const ReceiptThumbs = ({ receipts, more }: ReceiptThumbsProps) => (
  <Group gap={4} wrap="nowrap">
    <Text size="xs" c="dimmed">
      {receipts.length + more === 0 ? 'なし' : `${receipts.length + more}枚`}
    </Text>
  </Group>
);
