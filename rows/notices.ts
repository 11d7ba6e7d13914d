import type { ClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { MailChoice } from '#domain/notices/mail-choice.ts';
import type { NoticeKind } from '#domain/notices/notice-kinds.ts';
import { json, listOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/**
 * One notice to one person: taken before the mail is sent, closed after it. What was put by for a digest says so in `keptAt`,
 * and `sentAt` once a digest named it; a digest's own says which ones it `named`, until its lines are gone.
 */
export const delivery = rowKind('delivery', {
  table: 'TenantData',
  pk: 'NOTICE',
  sk: '{eventId}#{userId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: { attempts: 'number' },
  mayHold: {
    leasedUntil: textOf<Instant>(),
    sentAt: textOf<Instant>(),
    keptAt: textOf<Instant>(),
    named: listOf<string>(),
  },
});

const ofOnePerson = { table: 'TenantData', pk: 'TELL#{userId}', erased: 'with-tenant' } as const;

/** お知らせメールの受け取り方, as the person chose it himself. */
export const mailChoice = rowKind('mail-choice', {
  ...ofOnePerson,
  sk: 'CHOICE',
  keeps: 'contract',
  returned: 'people.jsonl',
  holds: { doc: json<MailChoice>(), version: 'number' },
});

/** An act that its reader is told of with others, at the moment in the key. What he may know is judged then. */
export const digestLine = rowKind('digest-line', {
  ...ofOnePerson,
  sk: 'LINE#{at}#{eventId}',
  keeps: 'working',
  returned: 'of-the-service',
  holds: { claimId: textOf<ClaimId>(), notice: textOf<NoticeKind>(), happenedAt: textOf<Instant>() },
});
