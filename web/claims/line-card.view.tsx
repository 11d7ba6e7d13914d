import { Box, Text, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, memo, type ReactNode, useState } from 'react';
import type { ShownVerdict } from '#web/claims/claim-view.ts';
import { stopsOf } from '#web/claims/focus-place.ts';
import { type LineActs, LineActsBar } from '#web/claims/line-acts.view.tsx';
import { asksFor } from '#web/claims/item-words.ts';
import { itemOfLine, type LineFieldsProps, placedFields, placeId } from '#web/claims/line-fields.ts';
import { LineForm } from '#web/claims/line-form.view.tsx';
import { type LineLayout, layoutOf, needsDetails } from '#web/claims/line-layout.ts';
import { type LineSummary, lineSummary } from '#web/claims/line-summary.ts';
import { verdictBadge } from '#web/claims/verdict-words.ts';
import { VerdictPanel } from '#web/claims/verdict.view.tsx';
import { isPlainEnter } from '#web/ui/plain-enter.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type LineCardProps = LineFieldsProps &
  Omit<LineActs, 'onDetails' | 'onFold'> & {
    readonly order: number;
    /** folded to its summary, one of several rides, or open with everything */
    readonly shape: 'folded' | 'ride' | 'open';
    readonly verdict: ShownVerdict | undefined;
    readonly hasFiles: boolean;
    readonly evidencePane: ReactNode;
    /** Says when the pane shows something else. */
    readonly evidenceKey: string;
    readonly onToggle: () => void;
    /** Somebody is in it: of several rides it is the open one. */
    readonly onReach: () => void;
    readonly onGoOn: (isRide: boolean) => void;
  };

type FoldedProps = { readonly summary: LineSummary; readonly verdict: ShownVerdict | undefined };

const Folded = ({ summary, verdict }: FoldedProps) => {
  const badge = verdictBadge(verdict);
  return (
    <span className="sf-summary">
      <Text span size="sm" c="dimmed">
        {summary.order}
      </Text>
      <Text span fw={600}>
        {summary.item}
      </Text>
      <ToneBadge tone={badge.tone}>{badge.label}</ToneBadge>
      <Text span size="sm" c="dimmed" className="sf-summary-words">
        {[summary.date, summary.where, summary.evidence].filter((text) => text !== '').join('　')}
      </Text>
      <Text span fw={700} className="sf-number sf-summary-amount">
        {summary.amount}
      </Text>
    </span>
  );
};

type RestProps = LineCardProps & { readonly layout: LineLayout; readonly isDetailed: boolean };

/** What is said beside the fields is not said again in the verdict; the evidence pane says nothing of its own. */
const saidAtFields = ({ line, form, layout, isDetailed }: RestProps): readonly string[] => {
  const placed = placedFields(asksFor(itemOfLine(line, form))).filter((field) => field !== 'evidence');
  const hidden = isDetailed
    ? []
    : [
        ...(layout.journey === 'details' ? ['journey'] : []),
        ...(layout.registration === 'details' ? ['supplier.registrationNumber'] : []),
        ...(layout.rate === 'details' ? ['parts'] : []),
        'paidBy',
        'refund',
      ];
  return placed.filter((field) => !hidden.includes(field));
};

const wantsReceipt = ({ verdict }: Pick<LineCardProps, 'verdict'>): boolean =>
  verdict !== undefined && ['receipt', 'qualified-invoice'].includes(verdict.evidence.need);

/** A ride needs a receipt only now and then; everything else mostly does. */
const showsEvidence = (props: RestProps): boolean =>
  !props.layout.isFare || props.isDetailed || props.hasFiles || wantsReceipt(props);

const isReceiptMissing = (props: LineCardProps): boolean => !props.hasFiles && wantsReceipt(props);

/** Receipt and verdict, below the row. */
const Rest = (props: RestProps) => {
  const { line, shape, verdict, isDetailed } = props;
  const hasEvidence = showsEvidence(props);
  const hasVerdict = shape === 'open' || isDetailed;
  if (!hasEvidence && !hasVerdict) return null;
  return (
    <div className={hasEvidence ? 'sf-entry-rest' : 'sf-entry-rest sf-entry-alone'}>
      {hasEvidence ? (
        <div
          id={placeId(line.id, 'evidence')}
          className="sf-entry-evidence"
          data-receipt={isReceiptMissing(props) ? 'missing' : 'there'}
        >
          {props.evidencePane}
        </div>
      ) : null}
      {hasVerdict ? (
        <section aria-label="判定" aria-live="polite" className="sf-entry-verdict">
          <VerdictPanel verdict={verdict} placed={saidAtFields(props)} isBrief={!isDetailed} />
        </section>
      ) : null}
    </div>
  );
};

/** Enter goes from field to field, and from the last one to the next line; nowhere while a word is composed. */
const goOnByEnter = (event: KeyboardEvent<HTMLElement>, onGoOn: () => void): void => {
  const { target } = event;
  if (!isPlainEnter(event) || !(target instanceof HTMLInputElement)) return;
  const stops = stopsOf(event.currentTarget);
  const at = stops.indexOf(target);
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  const next = stops[at + (event.shiftKey ? -1 : 1)];
  if (next !== undefined) next.focus();
  else if (!event.shiftKey) onGoOn();
};

/** A list to choose from that is not open: Enter would open it, and nobody came past it. Space and arrows still do. */
const isClosedList = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement &&
  target.readOnly &&
  target.getAttribute('aria-haspopup') === 'listbox' &&
  target.dataset['expanded'] === undefined;

const Unfolded = (props: LineCardProps) => {
  const { line, form, order, shape, isTrip, faults, notes } = props;
  const [isDetailed, setDetailed] = useState(false);
  const item = itemOfLine(line, form);
  const layout = layoutOf(item);
  // Opened by what stands there it stays so, also while that is taken out: the field must not go from under a hand.
  if (!isDetailed && needsDetails({ line, item, layout, isTrip, faults, notes })) setDetailed(true);
  const goOn = (event: KeyboardEvent<HTMLElement>): void =>
    goOnByEnter(event, () => props.onGoOn(layout.isFare));
  const isNarrow = shape === 'ride';
  const badge = verdictBadge(props.verdict);
  return (
    <Box
      className="sf-entry"
      data-shape={shape}
      // Fields of rides are named alike: which line they are of is told as one enters it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset has a layout of its own
      role="group"
      aria-label={`明細${order}`}
      onKeyDownCapture={(event) => {
        if (isClosedList(event.target)) goOn(event);
      }}
      onKeyDown={goOn}
      onFocus={props.onReach}
    >
      <div className="sf-entry-name">
        <Text span size="sm" fw={600}>
          {isNarrow ? <span aria-hidden="true">{order}</span> : `明細${order}`}
        </Text>
        {isNarrow ? null : <ToneBadge tone={badge.tone}>{badge.label}</ToneBadge>}
      </div>
      <div className="sf-entry-form">
        <LineForm {...props} layout={layout} isDetailed={isDetailed} />
      </div>
      <Rest {...props} layout={layout} isDetailed={isDetailed} />
      <div className="sf-entry-acts">
        <LineActsBar
          order={order}
          isDetailed={isDetailed}
          isNarrow={isNarrow}
          onDetails={() => setDetailed(!isDetailed)}
          onCopy={props.onCopy}
          onRemove={props.onRemove}
          onFold={props.onToggle}
        />
      </div>
    </Box>
  );
};

/** One 明細: folded to a summary, a row among rides, or open with its receipt and verdict. */
const Card = (props: LineCardProps) => {
  const { line, order, form, shape } = props;
  return (
    <Box
      component="li"
      className="sf-paper sf-line-card"
      id={placeId(line.id, 'line')}
      data-line={line.id}
      data-shape={shape}
      aria-label={`明細${order}`}
    >
      {shape === 'folded' ? (
        <UnstyledButton w="100%" className="sf-folded" aria-expanded={false} onClick={props.onToggle}>
          <Folded summary={lineSummary(line, order, form.items)} verdict={props.verdict} />
        </UnstyledButton>
      ) : (
        <Unfolded {...props} />
      )}
    </Box>
  );
};

/** By what they say: judging makes them anew with every key. */
const said = ({ faults, notes, verdict, evidenceKey }: LineCardProps): string =>
  JSON.stringify([faults, notes, verdict, evidenceKey]);

/** Of many lines only those are drawn again of which something changed; what they do stays the same. */
export const LineCard = memo(
  Card,
  (one, other) =>
    one.line === other.line &&
    one.form === other.form &&
    one.order === other.order &&
    one.shape === other.shape &&
    one.isTrip === other.isTrip &&
    one.regulated === other.regulated &&
    said(one) === said(other),
);
