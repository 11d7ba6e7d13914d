import { describe, expect, test } from 'vitest';

import { runbook, template } from '#proofs/controls/control.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { strictFaults, type AcceptedControls } from '#proofs/controls/strictness.ts';

const holding = template({ says: '成り立つ', faultsIn: () => [] });
const failing = template({ says: '成り立たない', faultsIn: () => ['鍵がありません'] });
const later = { step: 3, missing: '設定画面' } as const;

const judged = (isBroken = false) =>
  judgeControls(
    [
      {
        id: '7.2.2',
        title: '教育',
        promises: [
          { sentence: '教育を行います。', mechanism: [], proofs: [runbook('change-notice')] },
          { sentence: '教育の期限を見ます。', mechanism: [], proofs: [], planned: later },
          { sentence: '記録します。', mechanism: [], proofs: [isBroken ? failing : holding] },
        ],
      },
    ],
    { stacks: [], files: { has: () => true, read: () => '- 担当: 責任者\n- 間隔: 年 1 回\n' } },
  );

const whole: AcceptedControls = {
  promises: ['7.2.2 教育を行い', '7.2.2 教育の期限'],
  reason: '台帳がない',
  owner: '責任者',
  until: '2027-03-31',
};
const faultsWith = (
  accepted: readonly AcceptedControls[],
  other: { today?: string; isProdProven?: boolean } = {},
) => strictFaults(judged(), accepted, { today: '2026-11-29', isProdProven: true, ...other });

describe('the strict command', () => {
  test('passes when each sentence that no machine proves has one exception', () => {
    expect(faultsWith([whole])).toEqual([]);
  });

  test('passes on the last day of an exception and on no later one', () => {
    expect(faultsWith([whole], { today: '2027-03-31' })).toEqual([]);
    expect(faultsWith([whole], { today: '2027-04-01' })).toEqual([
      '例外「7.2.2 教育を行い」ほか: 期限 2027-03-31 が過ぎました',
    ]);
  });

  test('fails without exceptions, on what people keep and on what is planned', () => {
    expect(faultsWith([])).toEqual([
      '手順のみ「7.2.2 教育を行います。」に例外がありません',
      '予定「7.2.2 教育の期限を見ます。」に例外がありません',
    ]);
  });

  test('fails on a broken sentence, whatever the exceptions say', () => {
    const accepted = [whole, { ...whole, promises: ['7.2.2 記録します。'] }];
    expect(strictFaults(judged(true), accepted, { today: '2026-11-29', isProdProven: true })).toEqual([
      '破綻「7.2.2 記録します。」',
      '例外「7.2.2 記録します。」は、もう要らないか、どの約束にも合いません',
    ]);
  });

  test('fails on an unproven prod, unless that is excepted, and then on a proven one', () => {
    const prod = { ...whole, promises: ['prod isProven'] };
    expect(faultsWith([whole], { isProdProven: false })).toEqual([
      '保護がまだ掛かっていない本番「prod isProven」に例外がありません',
    ]);
    expect(faultsWith([whole, prod], { isProdProven: false })).toEqual([]);
    expect(faultsWith([whole, prod])).toEqual([
      '例外「prod isProven」は、もう要らないか、どの約束にも合いません',
    ]);
  });

  test.each<[string, Partial<AcceptedControls>, string]>([
    ['for what is proved by now', { promises: [...whole.promises, '7.2.2 記録'] }, 'もう要らないか'],
    ['for a sentence that nobody makes', { promises: [...whole.promises, '7.2.2 研修'] }, 'もう要らないか'],
    ['for an item as a whole', { promises: ['7.2.2 教育'] }, '2 件の約束に合います'],
    ['twice', { promises: [...whole.promises, '7.2.2 教育を'] }, '例外が二つあります'],
    ['for nothing', { promises: [] }, '何も名指ししていません'],
    ['without a reason', { reason: ' ' }, '理由か責任者がありません'],
    ['without an owner', { owner: '' }, '理由か責任者がありません'],
    ['without a day', { until: '' }, '日付ではありません'],
    ['for a month that is none', { until: '2027-13-01' }, '日付ではありません'],
    ['for ever', { until: '2027-11-30' }, '1 年より先です'],
  ])('fails on an exception %s', (_what, other, fault) => {
    expect(faultsWith([{ ...whole, ...other }]).join('\n')).toContain(fault);
  });
});
