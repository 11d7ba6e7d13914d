import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';

import { numbersTo, type Bench } from './bench.ts';

/** '000' to '049'. */
export const eventIds = numbersTo(50).map((number) => String(number).padStart(3, '0'));

/** Odd and even ones under GSI1, every fifth under GSI2. */
const eventItem = (id: string) => ({
  PK: 'q',
  SK: `EV#${id}`,
  GSI1PK: Number(id) % 2 === 1 ? 'TYPE#odd' : 'TYPE#even',
  GSI1SK: `2026-01-${id}`,
  ...(Number(id) % 5 === 0 && { GSI2PK: 'five', title: `t${id}`, hidden: 1 }),
  n: Number(id),
});

export const putEvents = ({ document, first }: Pick<Bench, 'document' | 'first'>, ids: readonly string[]) =>
  document.send(
    new BatchWriteCommand({
      RequestItems: { [first]: ids.map((id) => ({ PutRequest: { Item: eventItem(id) } })) },
    }),
  );

/** All fifty, 25 at a time. */
export const putAllEvents = async (bench: Bench) => {
  await putEvents(bench, eventIds.slice(0, 25));
  await putEvents(bench, eventIds.slice(25));
};
