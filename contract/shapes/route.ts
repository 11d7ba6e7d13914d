import * as v from 'valibot';
import { isApproverWord } from '#domain/approvals/approver-words.ts';
import { endsAfterItBegins, endsTooEarly, period } from './periods.ts';
import { filledLine } from './text.ts';
import { yenOf } from './values.ts';

const code = filledLine(40);

const approver = v.pipe(
  v.string(),
  v.maxLength(80),
  v.check(isApproverWord, '承認者を一覧から選んでください'),
);

const step = v.strictObject({
  name: filledLine(40),
  /** Any one of them suffices. */
  approvers: v.pipe(
    v.array(approver),
    v.minLength(1, '承認者を1つ以上選んでください'),
    v.maxLength(10, '1つのステップの承認者は10までです'),
  ),
  /** The step is there from this total on. With accounts, where either holds; with neither, always. */
  fromTotal: v.exactOptional(yenOf(1)),
  forAccounts: v.exactOptional(v.pipe(v.array(code), v.maxLength(50))),
});

const route = v.pipe(
  v.strictObject({
    id: v.pipe(
      v.string(),
      v.regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,19}$/, '半角の英数字と「-」「_」で20文字以内にしてください'),
    ),
    name: filledLine(40),
    ...period,
    /** 経費科目 that it is for; empty: all of them. The first route that covers every line of a claim is taken. */
    itemCodes: v.exactOptional(v.pipe(v.array(code), v.maxLength(300))),
    steps: v.pipe(
      v.array(step),
      v.minLength(1, 'ステップを1つ以上追加してください'),
      v.maxLength(20, 'ステップは20までです'),
    ),
  }),
  v.check((row) => endsAfterItBegins(row), endsTooEarly),
);

/** 承認ルート of a company, in the order in which they are tried. */
export const approvalRoutes = v.pipe(
  v.array(route),
  v.maxLength(200, '承認ルートは200件までです。使わないルートを削除してください'),
);
export type SentRoutes = v.InferOutput<typeof approvalRoutes>;
