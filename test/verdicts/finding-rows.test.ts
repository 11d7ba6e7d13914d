import { describe, expect, test } from 'vitest';
import { articlesOf, ruleArticles } from '#domain/rules/rule-articles.ja.ts';
import { findingKinds, findingRow } from '#domain/verdicts/finding.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { fieldOf, lawOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aLine, aTrain, contextOf } from '#test/builders/claims.ts';

/** A fact is a number or a name; a proxy gives any row whatever it asks for. */
// oxlint-disable-next-line typescript/no-explicit-any -- stands for the facts of any row
const anyFacts: any = new Proxy({}, { get: (_facts, name) => (name === 'toString' ? () => '甲' : 12_345) });
const rows = findingKinds.map((kind) => [kind, findingRow(kind)] as const);
/** What nobody but 経理 should have to read. */
const jargon = /消法|措法|基通|附則|仕入税額控除|区分記載|帳簿のみ/;

describe('each kind of finding has one row', () => {
  test.each(rows)('%s: a sentence for the applicant, its field, and its law (C-21)', (_kind, row) => {
    const says = row.says(anyFacts);
    expect(says).not.toBe('');
    expect(says).not.toMatch(/。$/);
    expect(says).not.toMatch(jargon);
    expect(says).not.toMatch(/領収書は不要/);
    expect(row.field).toMatch(/^[a-zA-Z]+(\.[a-zA-Z]+)?$/);
    expect([...Object.keys(ruleArticles), undefined]).toContain(row.rule);
  });
});

describe('one finding in two voices', () => {
  test('a train fare: what to do for the applicant, the articles for 経理 (C-21, SPC-010)', () => {
    const { because } = judgeLine(aTrain(), contextOf()).evidence;
    expect(sayFinding(because)).toBe(
      '公共交通機関特例（29,440円 < 30,000円）のため、領収書がなくても申請できます',
    );
    expect(lawOf(because)).toEqual({
      says: '公共交通機関特例（29,440円 < 30,000円）：帳簿のみの保存で仕入税額控除',
      articles: '消法30⑦、消令49①一イ・70の9②一、基通1-8-12・1-8-13',
    });
    expect(fieldOf(because)).toBe('evidence');
  });

  test('a wrong check digit never teaches the bypass (C-17)', () => {
    const line = aLine({ supplier: { name: '甲', registrationNumber: 'T1180301018772' } });
    const [finding] = judgeLine(line, contextOf()).findings;
    expect(finding && sayFinding(finding)).not.toContain('個人');
    expect(finding && fieldOf(finding)).toBe('supplier.registrationNumber');
  });

  test('C-17: a number of good form is marked 未照合, also an individual’s odd one', () => {
    const registrationOf = (supplier: { name: string; registrationNumber?: string; kind?: 'individual' }) =>
      judgeLine(aLine({ supplier }), contextOf()).registration;
    expect(registrationOf({ name: '甲', registrationNumber: 'Ｔ１１８０３０１０１８７７１' })).toEqual({
      number: 'T1180301018771',
      status: 'unverified',
    });
    const odd = { name: '甲', registrationNumber: 'T1180301018772' };
    expect(registrationOf({ ...odd, kind: 'individual' })?.status).toBe('unverified');
    expect(registrationOf(odd)).toBeUndefined();
    expect(registrationOf({ name: '甲' })).toBeUndefined();
  });

  test('a rule of before or of the product alone has no articles', () => {
    expect(articlesOf('EXP-040')).toBeUndefined();
    expect(articlesOf('OLD-001')).toBeUndefined();
    expect(articlesOf(undefined)).toBeUndefined();
  });
});
