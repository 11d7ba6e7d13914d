import { Checkbox, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Parts, RateField, StatedTax } from '#web/claims/amount-fields.view.tsx';
import type { LaidOutProps } from '#web/claims/line-row.view.tsx';
import { LineText } from '#web/claims/line-text.view.tsx';
import { PastText } from '#web/claims/past-text.view.tsx';
import { Placed } from '#web/claims/placed.view.tsx';
import { RefundFields } from '#web/claims/refund-fields.view.tsx';
import { RowCell, RowNotes } from '#web/claims/row-cell.view.tsx';
import { JourneyCells } from '#web/claims/travel-fields.view.tsx';

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
    <Text size="xs" fw={500} mb={2} aria-hidden="true">
      {label}
    </Text>
    {children}
  </div>
);

const Payment = (props: LaidOutProps) => {
  const { line, isTrip, onChange } = props;
  return (
    <>
      <Placed {...props} field="paidBy" isGroup>
        <Choice label="支払方法">
          <SegmentedControl
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
      {isTrip || line.purpose === 'trip' ? (
        <Choice label="用途">
          <SegmentedControl
            aria-label="用途"
            data={purposeOptions}
            value={line.purpose}
            onChange={(value) =>
              onChange((before) => ({ ...before, purpose: value === 'trip' ? 'trip' : 'ordinary' }))
            }
          />
        </Choice>
      ) : null}
    </>
  );
};

const SupplierCells = (props: LaidOutProps) => {
  const { line, layout, onChange } = props;
  return (
    <>
      {layout.supplier === 'details' ? (
        <RowCell {...props} field="supplier.name" width="name">
          <PastText {...props} name="supplierName" />
        </RowCell>
      ) : null}
      {layout.registration === 'details' ? (
        <RowCell {...props} field="supplier.registrationNumber" width="code">
          <LineText
            {...props}
            label="登録番号（T＋13桁）"
            name="registrationNumber"
            field="supplier.registrationNumber"
            identifier="registration-number"
          />
        </RowCell>
      ) : null}
      {layout.registration === 'nowhere' ? null : (
        <div className="sf-cell sf-cell-check sf-cell-wide">
          <Checkbox
            label="支払先は個人事業者"
            checked={line.isIndividual}
            onChange={({ currentTarget: { checked } }) =>
              onChange((before) => ({ ...before, isIndividual: checked }))
            }
          />
        </div>
      )}
    </>
  );
};

const saidHere = ({ layout }: LaidOutProps): readonly string[] => [
  ...(layout.rate === 'details' ? ['parts'] : []),
  ...(layout.journey === 'details' ? ['journey'] : []),
  ...(layout.supplier === 'details' ? ['supplier.name'] : []),
  ...(layout.registration === 'details' ? ['supplier.registrationNumber'] : []),
];

/** 詳細: what few lines of this item need. */
export const LineDetails = (props: LaidOutProps) => {
  const { line, layout } = props;
  const hasRate = layout.rate === 'details';
  return (
    <Stack gap="sm" component="section" aria-label="詳細">
      <div className="sf-details">
        {layout.journey === 'details' ? <JourneyCells {...props} /> : null}
        <SupplierCells {...props} />
        {hasRate ? (
          <RowCell {...props} field="parts" width="rate">
            <RateField {...props} />
          </RowCell>
        ) : null}
        {line.isSplit ? null : (
          <div className="sf-cell sf-cell-tax">
            <StatedTax {...props} />
          </div>
        )}
        <Payment {...props} />
      </div>
      <RowNotes {...props} fields={saidHere(props)} />
      {hasRate && line.isSplit ? <Parts {...props} /> : null}
      <RefundFields {...props} />
    </Stack>
  );
};
