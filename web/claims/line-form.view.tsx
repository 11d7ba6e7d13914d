import {
  Checkbox,
  Divider,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { asksFor } from '#web/claims/item-words.ts';
import { ItemPicker } from '#web/claims/item-picker.view.tsx';
import { AmountFields } from '#web/claims/amount-fields.view.tsx';
import { JourneyFields, LodgingFields, PerDiemFields } from '#web/claims/travel-fields.view.tsx';
import { ParticipantFields, RecipientFields } from '#web/claims/participant-fields.view.tsx';
import { Placed } from '#web/claims/placed.view.tsx';
import { BesideTripReason, QuantityField, SameTransaction } from '#web/claims/line-extras.view.tsx';
import { RefundFields } from '#web/claims/refund-fields.view.tsx';
import { withItem } from '#web/claims/line-draft.ts';
import { itemOfLine, type LineFieldsProps } from '#web/claims/line-fields.ts';
import { DateField } from '#web/ui/date-field.tsx';

const paidByOptions = [
  { value: 'employee', label: '立替（本人）' },
  { value: 'corporate-card', label: '法人カード' },
];
const purposeOptions = [
  { value: 'trip', label: '出張' },
  { value: 'ordinary', label: '通常' },
];

const Choice = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <Text size="sm" fw={600} mb={4} aria-hidden="true">
      {label}
    </Text>
    {children}
  </div>
);

const Payment = (props: LineFieldsProps) => {
  const { line, isTrip, onChange } = props;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Placed {...props} field="paidBy" isGroup>
        <Choice label="支払方法">
          <SegmentedControl
            fullWidth
            aria-label="支払方法"
            data={paidByOptions}
            value={line.paidBy}
            onChange={(value) =>
              onChange((before) => ({
                ...before,
                paidBy: value === 'corporate-card' ? 'corporate-card' : 'employee',
              }))
            }
          />
        </Choice>
      </Placed>
      {isTrip ? (
        <Choice label="用途">
          <SegmentedControl
            fullWidth
            aria-label="用途"
            data={purposeOptions}
            value={line.purpose}
            onChange={(value) =>
              onChange((before) => ({ ...before, purpose: value === 'trip' ? 'trip' : 'ordinary' }))
            }
          />
        </Choice>
      ) : null}
    </SimpleGrid>
  );
};

const Supplier = (props: LineFieldsProps) => {
  const { line, form, faults, onChange } = props;
  const asks = asksFor(itemOfLine(line, form), form.itemAsks);
  if (!asks.supplier) return null;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: asks.registration ? 2 : 1 }}>
        <Placed {...props} field="supplier.name">
          <TextInput
            label="支払先"
            description="お店や会社の名前"
            value={line.supplierName}
            maxLength={mostOfLine('supplier.name')}
            error={faultAt(faults, 'supplier.name')}
            onChange={({ currentTarget: { value } }) =>
              onChange((before) => ({ ...before, supplierName: value }))
            }
          />
        </Placed>
        {asks.registration ? (
          <Placed {...props} field="supplier.registrationNumber">
            <TextInput
              label="登録番号"
              data-identifier="registration-number"
              description="T＋13桁。領収書にないときは空欄"
              value={line.registrationNumber}
              maxLength={mostOfLine('supplier.registrationNumber')}
              error={faultAt(faults, 'supplier.registrationNumber')}
              onChange={({ currentTarget: { value } }) =>
                onChange((before) => ({ ...before, registrationNumber: value }))
              }
            />
          </Placed>
        ) : null}
      </SimpleGrid>
      {asks.registration ? (
        <Checkbox
          label="支払先は個人事業者"
          checked={line.isIndividual}
          onChange={({ currentTarget: { checked } }) =>
            onChange((before) => ({ ...before, isIndividual: checked }))
          }
        />
      ) : null}
    </Stack>
  );
};

const Particulars = (props: LineFieldsProps) => {
  const { line, form } = props;
  const asks = asksFor(itemOfLine(line, form), form.itemAsks);
  return (
    <>
      {asks.journey ? <JourneyFields {...props} /> : null}
      {asks.lodging ? <LodgingFields {...props} /> : null}
      {asks.perDiem ? <PerDiemFields {...props} /> : null}
      {asks.participants ? <ParticipantFields {...props} /> : null}
      {asks.recipients ? <RecipientFields {...props} /> : null}
    </>
  );
};

const Words = (props: LineFieldsProps) => {
  const { line, faults, needsCapReason, onChange } = props;
  return (
    <>
      {needsCapReason || line.overCapReason !== '' ? (
        <Placed {...props} field="overCapReason">
          <Textarea
            label="上限を超える理由"
            withAsterisk
            autosize
            minRows={2}
            maxLength={mostOfLine('overCapReason')}
            value={line.overCapReason}
            error={faultAt(faults, 'overCapReason')}
            onChange={({ currentTarget: { value } }) =>
              onChange((before) => ({ ...before, overCapReason: value }))
            }
          />
        </Placed>
      ) : null}
      {line.duplicateReason !== '' || faultAt(faults, 'duplicateReason') !== undefined ? (
        <Placed {...props} field="duplicateReason">
          <Textarea
            label="同じ証憑を使う理由"
            withAsterisk
            autosize
            minRows={2}
            maxLength={mostOfLine('duplicateReason')}
            value={line.duplicateReason}
            error={faultAt(faults, 'duplicateReason')}
            onChange={({ currentTarget: { value } }) =>
              onChange((before) => ({ ...before, duplicateReason: value }))
            }
          />
        </Placed>
      ) : null}
      <Placed {...props} field="memo">
        <TextInput
          label="摘要"
          description="何のための支払いか（例：○○社との打ち合わせ）"
          value={line.memo}
          maxLength={mostOfLine('memo')}
          error={faultAt(faults, 'memo')}
          onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, memo: value }))}
        />
      </Placed>
    </>
  );
};

/** The form of one line; it asks only for what the chosen item needs. */
export const LineForm = (props: LineFieldsProps) => {
  const { line, form, regulated, faults, onChange } = props;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Placed {...props} field="itemCode">
          <ItemPicker
            items={form.items}
            value={line.itemCode}
            error={faultAt(faults, 'itemCode')}
            onChoose={(item) => onChange((before) => withItem(before, item, regulated))}
          />
        </Placed>
        <Placed {...props} field="spentOn">
          <DateField
            label="日付"
            isRequired
            value={line.spentOn}
            today={form.today}
            error={faultAt(faults, 'spentOn')}
            onChange={(spentOn) => onChange((before) => ({ ...before, spentOn }))}
          />
        </Placed>
      </SimpleGrid>
      <Particulars {...props} />
      <BesideTripReason {...props} />
      <AmountFields {...props} />
      <QuantityField {...props} />
      <SameTransaction {...props} />
      <RefundFields {...props} />
      <Payment {...props} />
      <Divider />
      <Supplier {...props} />
      <Words {...props} />
    </Stack>
  );
};
