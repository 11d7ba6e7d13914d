import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fateAfter,
  isFateUnknown,
  sesEvents,
  type MailState,
  type SesEvent,
} from '#domain/announcements/mail-fate.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';

const instant = (text: string): Instant => {
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const events: readonly SesEvent[] = ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'];

const after = (told: readonly SesEvent[], first: MailState = 'intended'): MailState => {
  let state = first;
  for (const event of told) state = fateAfter({ state, attempt: 1 }, { event, attempt: 1 }) ?? state;
  return state;
};

describe('the fate of a mail', () => {
  test('is the same in whatever order its events come, and however often', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom<SesEvent>('Send', 'Delivery', 'Complaint')), (told) => {
        expect(after(told.toReversed())).toBe(after(told));
        expect(after([...told, ...told])).toBe(after(told));
      }),
    );
    expect(after(['Bounce', 'Send'])).toBe('bounced');
    expect(after(['Complaint', 'Delivery', 'Send'])).toBe('complained');
  });

  test('of an earlier attempt says nothing of one that is under way, and keeps one back that still waits', () => {
    for (const event of events) {
      const told = { event, attempt: 1 };
      expect(fateAfter({ state: 'intended', attempt: 2 }, told)).toBeUndefined();
      expect(fateAfter({ state: 'accepted', attempt: 2 }, told)).toBeUndefined();
      expect(fateAfter({ state: 'waiting', attempt: 2 }, told)).toBe(sesEvents[event]);
      expect(fateAfter({ state: 'waiting', attempt: 3 }, told)).toBeUndefined();
    }
  });

  test('is known again by an event that comes after somebody decided to leave it', () => {
    expect(after(['Delivery'], 'declined')).toBe('delivered');
  });

  test('is unknown 15 minutes after the intent, and not a moment before', () => {
    const mail = { state: 'intended', at: instant('2026-12-01T00:00:00.000Z') } as const;
    expect(isFateUnknown(mail, instant('2026-12-01T00:14:59.999Z'))).toBe(false);
    expect(isFateUnknown(mail, instant('2026-12-01T00:15:00.000Z'))).toBe(true);
    expect(isFateUnknown({ ...mail, state: 'waiting' }, instant('2026-12-02T00:00:00.000Z'))).toBe(false);
  });
});
