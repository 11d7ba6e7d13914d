import { describe, expect, test } from 'vitest';
import { announcementFaultsOf } from '#domain/announcements/announcement-faults.ts';
import {
  announcementFields,
  everyAnnouncementKind,
  kindFacts,
  type AnnouncementFields,
  type AnnouncementKind,
} from '#domain/announcements/announcement-kinds.ts';
import { isAnnouncementId } from '#domain/kernel/ids.ts';

const reportOf = '01J0000000000000000000000A';
if (!isAnnouncementId(reportOf)) throw new Error(reportOf);

const whole = (kind: AnnouncementKind): AnnouncementFields =>
  Object.fromEntries(
    kindFacts(kind).asks.map((name) => [
      name,
      announcementFields[name].form === 'text'
        ? '書いたこと'
        : name === 'until'
          ? '2026-12-12T17:00:00.000Z'
          : '2026-12-12T13:00:00.000Z',
    ]),
  );

const reporting = (kind: AnnouncementKind) => (kindFacts(kind).reports === 'always' ? { reportOf } : {});

describe('what an announcement must say, by its kind', () => {
  test.each(everyAnnouncementKind)('12.1.2, 12.6.1, 16.1.1 %s says each part that it owes', (kind) => {
    expect(announcementFaultsOf({ kind, fields: whole(kind), ...reporting(kind) })).toEqual([]);
    for (const name of kindFacts(kind).asks) {
      const { [name]: _left, ...fields } = whole(kind);
      const paths = announcementFaultsOf({ kind, fields, ...reporting(kind) }).map(({ path }) => path);
      expect(paths).toEqual([`fields.${name}`]);
    }
  });

  test('12.1.2 every announcement names whom to ask, and what is planned names its moment and its impact', () => {
    for (const kind of everyAnnouncementKind) expect(kindFacts(kind).asks).toContain('contact');
    const plans = everyAnnouncementKind.filter((kind) => kindFacts(kind).isPlan === true);
    expect(plans).toEqual(['change', 'maintenance', 'emergency-before']);
    for (const kind of plans)
      expect(kindFacts(kind).asks).toEqual(expect.arrayContaining(['content', 'from', 'impact']));
  });

  test('an end comes behind its beginning, and a report has what it reports', () => {
    const fields = { ...whole('maintenance'), until: '2026-12-12T13:00:00.000Z' };
    expect(announcementFaultsOf({ kind: 'maintenance', fields })).toEqual([
      { path: 'fields.until', message: '終了日時は、開始日時より後にしてください' },
    ]);
    expect(announcementFaultsOf({ kind: 'completion', fields: whole('completion') })).toHaveLength(1);
    expect(announcementFaultsOf({ kind: 'change', fields: whole('change'), reportOf })).toHaveLength(1);
  });
});
