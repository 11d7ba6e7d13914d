import { Group, Text } from '@mantine/core';
import { shareOfLimit, warnedAt } from '#domain/tenants/share-of-limit.ts';
import { formatAmount } from '#web/ui/format-yen.ts';

type UseBarProps = {
  readonly label: string;
  readonly unit: string;
  readonly used: number;
  /** @default nothing is bounded */
  readonly most: number | undefined;
  /** There are more than were counted. @default false */
  readonly isMore?: boolean;
};

const standings = {
  within: { color: '#1f6f54', words: undefined },
  near: { color: '#b45309', words: '上限が近づいています' },
  full: { color: '#b42318', words: '上限に達しています' },
} as const;

/** `12.3`, `1,204`: parts only of what is small. */
const saidOf = (value: number): string =>
  value < 100 && !Number.isInteger(value) ? value.toFixed(1) : formatAmount(Math.round(value));

/** How much of a limit is used, in figures first; the bar, with its mark at 80 %, says it again. */
export const UseBar = ({ label, unit, used, most, isMore = false }: UseBarProps) => {
  const amount = `${saidOf(used)}${unit}${isMore ? '以上' : ''}`;
  if (most === undefined)
    return (
      <div>
        <Group justify="space-between" gap="xs">
          <Text size="sm">{label}</Text>
          <Text size="sm" fw={500}>{`${amount}（上限なし）`}</Text>
        </Group>
      </div>
    );
  const { share, standing } = shareOfLimit(used, most);
  const { color, words } = standings[standing];
  const percent = Math.floor(share * 100);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{label}</Text>
        <Text size="sm" fw={500}>{`${amount} / ${formatAmount(most)}${unit}（${percent}%）`}</Text>
      </Group>
      <svg width="100%" height="10" aria-hidden="true" style={{ display: 'block', marginTop: 4 }}>
        <rect width="100%" height="10" rx="3" fill="#e4e7eb" />
        <rect width={`${Math.min(100, percent)}%`} height="10" rx="3" fill={color} />
        <line
          x1={`${warnedAt * 100}%`}
          x2={`${warnedAt * 100}%`}
          y1="0"
          y2="10"
          stroke="#3e4c59"
          strokeWidth="2"
        />
      </svg>
      {words === undefined ? null : (
        <Text size="xs" mt={2} style={{ color }}>
          {words}
        </Text>
      )}
    </div>
  );
};
