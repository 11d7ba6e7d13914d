import { Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { partOnUse } from '#web/ui/on-use.tsx';
import type { ClaimForm, ClaimView } from '#web/claims/claim-view.ts';
import { type FieldFault, faultAt } from '#web/api/problem.ts';
import { mostOf } from '#web/claims/field-lengths.ts';
import { focusFirstEmpty } from '#web/claims/focus-place.ts';
import { type ClaimDraft, switchTrip } from '#web/claims/claim-draft.ts';
import { isRequiredOfHead } from '#web/claims/required-fields.ts';
import { Notice } from '#web/ui/notice.tsx';
import { isPlainEnter } from '#web/ui/plain-enter.ts';
import { DateField } from '#web/calendar/date-field.tsx';

/** Of companies that have labels alone. */
const LabelFields = partOnUse(
  async () => (await import('#web/corrections/label-fields.view.tsx')).LabelFields,
);

type ClaimHeadFormProps = {
  readonly draft: ClaimDraft;
  readonly form: ClaimForm;
  readonly faults: readonly FieldFault[];
  /** What the stored claim bears. */
  readonly stored: Pick<ClaimView, 'labels' | 'evidenceLabels'>;
  readonly files: readonly { readonly id: string; readonly fileName: string }[];
  readonly onChange: (change: (draft: ClaimDraft) => ClaimDraft) => void;
};

const TripFields = ({ draft, form: { today }, faults, onChange }: ClaimHeadFormProps) => (
  <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" mt="xs">
    <div id="claim-trip-destination">
      <TextInput
        label="出張先"
        value={draft.destination}
        maxLength={mostOf('trip.destination')}
        withAsterisk={isRequiredOfHead('trip.destination')}
        aria-required={isRequiredOfHead('trip.destination')}
        error={faultAt(faults, 'trip.destination')}
        onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, destination: value }))}
      />
    </div>
    <div id="claim-trip-startOn">
      <DateField
        label="出張の開始日"
        value={draft.startOn}
        today={today}
        isRequired={isRequiredOfHead('trip.startOn')}
        error={faultAt(faults, 'trip.startOn')}
        onChange={(startOn) => onChange((before) => ({ ...before, startOn }))}
      />
    </div>
    <div id="claim-trip-endOn">
      <DateField
        label="出張の終了日"
        value={draft.endOn}
        today={today}
        leaning={draft.startOn === '' ? 'near' : 'future'}
        around={draft.startOn === '' ? today : draft.startOn}
        isRequired={isRequiredOfHead('trip.endOn')}
        error={faultAt(faults, 'trip.endOn')}
        onChange={(endOn) => onChange((before) => ({ ...before, endOn }))}
      />
    </div>
  </SimpleGrid>
);

/** Before anything is typed that could not be kept. */
const NoDepartment = () => (
  <Notice tone="warn" isUrgent>
    所属する部門がないため、保存できません。「利用者」で登録するか、会社の管理者に依頼してください。
  </Notice>
);

/** Asked of who has several, and where the claim's is no longer his own. */
const OwnDepartment = ({ draft, form: { departments }, faults, onChange }: ClaimHeadFormProps) => {
  const isOwn = departments.some(({ id }) => id === draft.departmentId);
  if (departments.length === 0 || (departments.length === 1 && isOwn)) return null;
  return (
    <Select
      label="申請する部門（承認者が決まります）"
      className="sf-head-department"
      data={departments.map(({ id, name }) => ({ value: id, label: name }))}
      value={isOwn ? draft.departmentId : null}
      error={faultAt(faults, 'departmentId')}
      allowDeselect={false}
      onChange={(departmentId) => {
        if (departmentId !== null) onChange((before) => ({ ...before, departmentId }));
      }}
    />
  );
};

/** What the whole claim is about. */
export const ClaimHeadForm = (props: ClaimHeadFormProps) => {
  const { draft, form, faults, stored, files, onChange } = props;
  return (
    <section className="sf-paper sf-head" aria-label="申請の内容">
      {form.departments.length === 0 ? <NoDepartment /> : null}
      <div className="sf-head-fields">
        <div id="claim-title" className="sf-head-title">
          <TextInput
            label="件名"
            value={draft.title}
            maxLength={mostOf('title')}
            autoComplete="off"
            withAsterisk={isRequiredOfHead('title')}
            aria-required={isRequiredOfHead('title')}
            error={faultAt(faults, 'title')}
            onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, title: value }))}
            onKeyDown={(event) => {
              if (isPlainEnter(event)) focusFirstEmpty(document.querySelector<HTMLElement>('.sf-entry'));
            }}
          />
        </div>
        <OwnDepartment {...props} />
        <Switch
          label="出張の精算"
          className="sf-head-trip"
          checked={draft.isTrip}
          onChange={({ currentTarget: { checked } }) => onChange((before) => switchTrip(before, checked))}
        />
      </div>
      {draft.isTrip ? <TripFields {...props} /> : null}
      {form.labels.length === 0 && stored.labels === undefined ? null : (
        <LabelFields
          labels={form.labels}
          before={stored}
          files={files}
          filledIn={{ lines: draft.lines, items: form.items }}
          value={draft.given}
          faults={faults}
          onChange={(given) => onChange((typed) => ({ ...typed, given }))}
        />
      )}
    </section>
  );
};
