import { describe, expect, test } from 'vitest';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import {
  approveRequest,
  endedRequest,
  rejectRequest,
  withdrawRequest,
  type Decider,
} from '#domain/second-person/decide-request.ts';
import { requestStates, stateAt, type SecondPersonRequest } from '#domain/second-person/request.ts';

const instant = (text: string): Instant => {
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const day = (days: number, millis = 0): Instant =>
  instant(new Date(Date.parse('2026-12-01T00:00:00.000Z') + days * 86_400_000 + millis).toISOString());

type Who = 'asker' | 'other';
const request: SecondPersonRequest<Who> = {
  state: 'waiting',
  askedBy: 'asker',
  askedByName: '渡辺',
  askedAt: day(0),
};
const other: Decider<Who> = {
  id: 'other',
  sharesMailbox: false,
  gains: false,
  isIndependent: true,
  isAlone: false,
};
const asker: Decider<Who> = { ...other, id: 'asker' };
const handOf = (by: Who, at: Instant) => ({ by, byName: by, at });
const answerOf = <T extends { readonly state: string }>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string },
) => (result.ok ? result.value.state : result.refusal);

describe('a second person', () => {
  test.each<[string, Partial<Decider<Who>>, Partial<typeof request>, Instant, string]>([
    ['another one', {}, {}, day(1), 'approved'],
    ['in the last millisecond of seven days', {}, {}, day(7, -1), 'approved'],
    ['after seven days', {}, {}, day(7), 'request-over'],
    ['who shares a mailbox', { sharesMailbox: true }, {}, day(1), 'shares-mailbox'],
    ['who gains by it', { gains: true }, {}, day(1), 'gains-by-it'],
    ['who is not independent', { isIndependent: false }, {}, day(1), 'not-independent'],
    ['the asker', { id: 'asker' }, {}, day(1), 'own-request'],
    ['the asker, who is alone by now', { id: 'asker', isAlone: true }, {}, day(5), 'own-request'],
    ['the asker, who was alone and is not', { id: 'asker' }, { isAlone: true }, day(5), 'own-request'],
    [
      'the asker alone, a millisecond before three days',
      { id: 'asker', isAlone: true },
      { isAlone: true },
      day(3, -1),
      'own-request-too-early',
    ],
    [
      'the asker alone, after three days',
      { id: 'asker', isAlone: true },
      { isAlone: true },
      day(3),
      'approved',
    ],
    [
      'the asker alone, after seven',
      { id: 'asker', isAlone: true },
      { isAlone: true },
      day(7),
      'request-over',
    ],
    ['another one who came later', {}, { isAlone: true }, day(1), 'approved'],
  ])('approves or not: %s', (_who, decider, asked, at, answer) => {
    const whole = { ...other, ...decider };
    const approved = approveRequest({ ...request, ...asked }, whole, handOf(whole.id, at));
    expect(answerOf(approved)).toBe(answer);
    const isMarked = approved.ok && approved.value.end?.isAlone === true;
    expect(isMarked).toBe(answer === 'approved' && whole.id === 'asker');
  });

  test('says no, and whoever asked takes it back', () => {
    expect(answerOf(rejectRequest(request, handOf('other', day(1))))).toBe('rejected');
    expect(answerOf(rejectRequest(request, handOf('asker', day(1))))).toBe('own-request');
    expect(answerOf(withdrawRequest(request, handOf('asker', day(1))))).toBe('withdrawn');
    expect(answerOf(withdrawRequest(request, handOf('asker', day(7))))).toBe('request-over');
  });

  test('decides nothing that is over, whatever it ended as', () => {
    for (const state of requestStates) {
      if (state === 'waiting') continue;
      const over = endedRequest(request, state, handOf('other', day(1)));
      expect(stateAt(over, day(30))).toBe(state);
      const hand = handOf('other', day(2));
      for (const decider of [other, asker])
        expect(answerOf(approveRequest(over, decider, hand))).toBe('request-over');
      expect(answerOf(rejectRequest(over, hand))).toBe('request-over');
      expect(answerOf(withdrawRequest(over, hand))).toBe('request-over');
    }
  });

  test('never approves as the asker while another one could', () => {
    for (const isAlone of [undefined, true] as const)
      for (const hours of Array.from({ length: 200 }, (_, at) => at)) {
        const asked = { ...request, ...(isAlone === true ? { isAlone } : {}) };
        const hand = handOf('asker', day(hours / 24));
        expect(approveRequest(asked, asker, hand).ok).toBe(false);
      }
  });
});
