import { Text } from '@mantine/core';
import type { ChangeLine } from '#web/settings/changes.ts';

const told = ({ from, to }: ChangeLine): string => {
  if (from === undefined) return `追加：${to ?? ''}`;
  if (to === undefined) return `削除：${from}`;
  return `${from} → ${to}`;
};

/** What differs, a line for each thing: old → new. */
export const ChangeLines = ({ lines }: { readonly lines: readonly ChangeLine[] }) => (
  <ul className="sf-changes">
    {lines.map((line) => (
      <li key={`${line.where} ${told(line)}`}>
        {line.where === '' ? null : (
          <Text span size="sm" c="dimmed">
            {line.where}：
          </Text>
        )}
        <Text span size="sm">
          {told(line)}
        </Text>
      </li>
    ))}
  </ul>
);
