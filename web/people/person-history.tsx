import { Text } from '@mantine/core';
import { usePersonHistory } from '#web/people/people-api.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';

/** 履歴 of somebody: who changed what, old → new. */
export const PersonHistory = ({ id }: { readonly id: string }) => (
  <ChangeHistory label="履歴" pages={usePersonHistory(id)}>
    {({ lines }) => (
      <ul className="sf-changes">
        {lines.map(({ where, from, to }) => (
          <li key={where}>
            <Text span size="sm" c="dimmed">
              {where}：
            </Text>
            <Text span size="sm">
              {from === undefined ? (to ?? '') : `${from} → ${to ?? '（なし）'}`}
            </Text>
          </li>
        ))}
      </ul>
    )}
  </ChangeHistory>
);
