import { useState } from 'react';
import { type FieldFault, problemOf } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { isRefusedBy } from '#web/api/contract-client.ts';
import { faultsIn } from '#web/api/field-shapes.ts';
import { settingChangedMeanwhile } from '#contract/refusals/settings.ts';
import { changesBetween } from '#web/settings/changes.ts';
import { type Draft, draftOf, valueOf } from '#web/settings/drafts.ts';
import { mergeValue } from '#web/settings/merge-value.ts';
import type { Names } from '#web/settings/say-value.ts';
import type { PartView, ShownPart } from '#web/settings/setting-part.ts';
import { useReplacePart } from '#web/settings/settings-api.ts';

type Then = {
  readonly onDone: () => void;
  /** Another administrator was asked for it. */
  readonly onAsked: () => void;
  readonly onSettled: () => void;
};

/** A part while it is changed: what is typed rests on a version, whatever others make of the part meanwhile. */
export const usePartForm = (part: ShownPart, newest: PartView, names: Names) => {
  const [base, setBase] = useState(newest);
  const [draft, setDraft] = useState<Draft>(() => draftOf(part.field, newest.value));
  const [found, setFound] = useState<readonly FieldFault[]>([]);
  const replacing = useReplacePart(part);
  const value: object = Object(valueOf(part.field, draft));
  const all: Names = { ...names, ...part.namesIn?.(value, names) };
  const changes = changesBetween(part.field, { from: base.value, to: value }, all);
  const sentFaults = problemOf(replacing.error)?.fields ?? [];
  const body = (onto: PartView) => ({ value, expectedVersion: onto.version });
  const begin = (onto: PartView, from: unknown = onto.value): void => {
    replacing.reset();
    setFound([]);
    setBase(onto);
    setDraft(draftOf(part.field, from));
  };
  const put = ({ onDone, onAsked, onSettled }: Then): void =>
    replacing.mutate(
      { body: body(base) },
      {
        onSuccess: (kept) => {
          setBase(kept);
          setDraft(draftOf(part.field, kept.value));
          onDone();
        },
        onError: (error) => {
          if (failureTone(error) === 'calm') onAsked();
        },
        onSettled,
      },
    );
  return {
    base,
    draft,
    value,
    changes,
    replacing,
    names: all,
    faults: found.length > 0 ? found : sentFaults,
    isNewer: !replacing.isPending && newest.version !== base.version,
    isOvertaken: isRefusedBy(replacing.error, settingChangedMeanwhile),
    type: (next: Draft): void => {
      setDraft(next);
      setFound([]);
      if (replacing.error !== null) replacing.reset();
    },
    /** What the server would say now; empty where it may be sent. */
    look: (): readonly FieldFault[] => {
      const faults = faultsIn(part.replace, body(base));
      setFound(faults);
      return faults;
    },
    put,
    takeNewest: () => begin(newest),
    joinNewest: () =>
      begin(newest, mergeValue(part.field, { base: base.value, mine: value, theirs: newest.value })),
    undo: () => begin(base),
  };
};
export type PartForm = ReturnType<typeof usePartForm>;
