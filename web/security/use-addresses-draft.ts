import { useState } from 'react';
import { faultAt, problemOf } from '#web/api/problem.ts';
import { type AddressRow, areSame, faultsOfRows, rangesOf, rowsOf } from '#web/security/address-rows.ts';
import { type StoredAddresses, useReplaceAddresses } from '#web/security/addresses-api.ts';

/** The list being typed, over the one that was stored when it began. */
export const useAddressesDraft = (stored: StoredAddresses) => {
  const [base, setBase] = useState(stored);
  const [typed, setTyped] = useState<readonly AddressRow[]>();
  const [first] = useState(() => rowsOf(stored.value.ranges));
  const [isAsked, ask] = useState(false);
  const saving = useReplaceAddresses();
  const rows = typed ?? first;
  const isChanged = !areSame(rows, base.value.ranges);
  const start = (from: StoredAddresses, next = rowsOf(from.value.ranges)): void => {
    saving.reset();
    setBase(from);
    setTyped(next);
    ask(false);
  };
  // Nothing is typed: the list is what counts now, also where the clock has taken one back.
  if (base !== stored && !isChanged && !saving.isPending) start(stored);
  const told = problemOf(saving.error)?.fields ?? [];
  const own = faultsOfRows(rows);
  return {
    base,
    rows,
    isChanged,
    saving,
    faults: own.map((fault, at) => ({
      range: (isAsked ? fault.range : undefined) ?? faultAt(told, `value.ranges.${at}.range`),
      name: (isAsked ? fault.name : undefined) ?? faultAt(told, `value.ranges.${at}.name`),
    })),
    isSound: own.every(({ range, name }) => range === undefined && name === undefined),
    /** Somebody else's, which came between. */
    newer: !saving.isPending && stored.version !== base.version ? stored : undefined,
    askFaults: () => ask(true),
    change: (next: readonly AddressRow[]): void => {
      saving.reset();
      setTyped(next);
    },
    discard: () => start(stored),
    /** What is typed goes on, over what somebody else made of it. */
    keepOver: (newest: StoredAddresses) => start(newest, rows),
    save: (onEnd: () => void): void =>
      saving.mutate(
        { body: { value: { ranges: rangesOf(rows) }, expectedVersion: base.version } },
        { onSuccess: (kept) => start(kept), onSettled: onEnd },
      ),
  };
};
export type AddressesDraft = ReturnType<typeof useAddressesDraft>;
