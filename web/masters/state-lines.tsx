import { Text } from '@mantine/core';
import type { Master } from '#domain/masters/master.ts';
import { stateWords, type Names } from '#web/masters/entry-words.ts';
import type { State } from '#web/masters/masters-api.ts';

type StateLinesProps = {
  readonly master: Master;
  readonly states: readonly State[];
  readonly names: Names;
  /** What is said where there is no state. @default 取りやめ */
  readonly empty?: string;
};

/** What an entry says, a line for each of its periods. */
export const StateLines = ({ master, states, names, empty = '取りやめ' }: StateLinesProps) =>
  states.length === 0 ? (
    <Text size="sm">{empty}</Text>
  ) : (
    states.map((state) => (
      <Text size="sm" key={state.validFrom ?? ''}>
        {stateWords(master, state, names)}
      </Text>
    ))
  );
