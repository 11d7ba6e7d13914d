import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { addTimelineEntry } from '#contract/operator/incidents.ts';
import { momentTyped } from '#domain/calendar/typed-moment.ts';
import {
  containmentWays,
  everyContainmentWay,
  reportKinds,
  writtenKinds,
  type ContainmentWay,
  type WrittenKind,
} from '#domain/incidents/incident.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { faultAt, problemOf, type FieldFault } from '#web/api/problem.ts';
import type { OfIncident } from '#web/operator/incidents/assess-dialog.tsx';
import { timelineWords, type ShownIncident } from '#web/operator/incidents/incident-words.ts';
import { useDone } from '#web/operator/incidents/incidents-api.ts';
import { FilledText, MomentField, thisMinute } from '#web/operator/incidents/typed-text.view.tsx';
import { useTenantPages } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

/** Reports to the authority are written down where the law's clock runs. */
const kindsFor = ({ personalData }: ShownIncident): readonly WrittenKind[] =>
  personalData === 'no' ? writtenKinds.filter((kind) => !reportKinds.has(kind)) : writtenKinds;

type CompanyProps = {
  readonly incident: ShownIncident;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (tenantId: string) => void;
};

/** Of those that are affected; where all or none are, of all. */
const CompanyOf = ({ incident: { affected }, value, error, onChange }: CompanyProps) => {
  const list = useTenantPages();
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const offered = affected.to === 'chosen' ? affected.companies : all;
  return (
    <NativeSelect
      label="対象の会社"
      error={error}
      data={[
        { value: '', label: '選択しない' },
        ...offered.map(({ tenantId, name }) => ({ value: tenantId, label: name })),
      ]}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};

const wayOptions = everyContainmentWay.map((value) => ({ value, label: containmentWays[value] }));

type Begun = {
  readonly kind: WrittenKind;
  readonly text: string;
  readonly happenedAt: string;
  readonly way: ContainmentWay;
  readonly tenantId: string;
};

const hasCompany = (kind: WrittenKind): boolean => kind === 'containment' || kind === 'told-otherwise';

const bodyOf = ({ kind, text, way, tenantId }: Begun, happenedAt: string) => ({
  kind,
  text,
  happenedAt,
  ...(kind === 'containment' ? { way } : {}),
  ...(hasCompany(kind) && tenantId !== '' ? { tenantId } : {}),
});

type FieldsProps = {
  readonly incident: ShownIncident;
  readonly typed: Begun;
  readonly faults: readonly FieldFault[];
  readonly isTried: boolean;
  readonly onType: (change: Partial<Begun>) => void;
};

const EntryFields = ({ incident, typed, faults, isTried, onType }: FieldsProps) => (
  <>
    <NativeSelect
      label="種類"
      data={kindsFor(incident).map((value) => ({ value, label: timelineWords[value] }))}
      value={typed.kind}
      error={faultAt(faults, 'kind')}
      onChange={({ currentTarget: { value } }) =>
        onType({ kind: writtenKinds.find((kind) => kind === value) ?? typed.kind })
      }
    />
    {typed.kind === 'containment' ? (
      <NativeSelect
        label="行った対処"
        data={wayOptions}
        value={typed.way}
        error={faultAt(faults, 'way')}
        onChange={({ currentTarget: { value } }) =>
          onType({ way: everyContainmentWay.find((way) => way === value) ?? typed.way })
        }
      />
    ) : null}
    {hasCompany(typed.kind) ? (
      <CompanyOf
        incident={incident}
        value={typed.tenantId}
        error={faultAt(faults, 'tenantId')}
        onChange={(tenantId) => onType({ tenantId })}
      />
    ) : null}
    <MomentField
      label="行った・起きた日時（日本時間）"
      value={typed.happenedAt}
      isTried={isTried}
      error={faultAt(faults, 'happenedAt')}
      onType={(text) => onType({ happenedAt: text })}
    />
    <FilledText
      label="内容"
      most={1000}
      value={typed.text}
      isTried={isTried}
      error={faultAt(faults, 'text')}
      onType={(text) => onType({ text })}
    />
  </>
);

/** 時系列に加える: nothing of it is changed afterwards. */
export const AddEntryDialog = dialog(({ incident, onClose }: OfIncident) => {
  const [entryId] = useState(newId);
  const [begun] = useState<Begun>(() => ({
    kind: 'note',
    text: '',
    happenedAt: thisMinute(),
    way: 'company-suspended',
    tenantId: '',
  }));
  const [typed, setTyped] = useState(begun);
  const [isTried, setTried] = useState(false);
  const adding = useSend(
    addTimelineEntry,
    useDone('時系列に加えました', () => onClose()),
  );
  const faults = problemOf(adding.error)?.fields ?? [];
  const type = (change: Partial<Begun>): void => setTyped({ ...typed, ...change });
  const happenedAt = momentTyped(typed.happenedAt);
  return (
    <ReasonDialog
      title="時系列に記録を加えますか"
      confirmLabel="加える"
      isBusy={adding.isPending}
      error={adding.error}
      further={{ isTyped: typed !== begun, isSound: typed.text.trim() !== '' && happenedAt !== undefined }}
      onTry={() => setTried(true)}
      onClose={() => onClose()}
      onConfirm={(reason) =>
        adding.mutate({
          params: { incidentId: incident.incidentId },
          body: { ...bodyOf(typed, happenedAt ?? ''), entryId, reason },
        })
      }
    >
      <EntryFields incident={incident} typed={typed} faults={faults} isTried={isTried} onType={type} />
      <Text size="sm" c="dimmed">
        加えた記録は、変えたり消したりできません。誤りは、新しい記録で訂正してください。
      </Text>
    </ReasonDialog>
  );
});
