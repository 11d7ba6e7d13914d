import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';

/** A machine that is asked instead of the one that DNS names. */
export type Machine = { readonly host: string; readonly port: number };

/** Asks a page for its status code and the beginning of its body. */
export type Ask = (url: string, at?: Machine) => Promise<{ readonly status: number; readonly body: string }>;

type Probe = {
  readonly path: string;
  readonly purpose: string;
  readonly status: number;
  /** In the body, so that another server's answer is none. */
  readonly holds: RegExp;
};

/** What a stranger may see: the page comes from the bucket, the refusal from the gateway, the authorizer and its tables. */
const probes: readonly Probe[] = [
  { path: '/', purpose: '画面', status: 200, holds: /<html/i },
  {
    path: '/api/me',
    purpose: '認可(サインインしていない人を断る)',
    status: 401,
    holds: /"status":\s*401|"code"/,
  },
];

type Asking = {
  readonly ask: Ask;
  /** The API's regional domain, before DNS leads to it. @default the machine that DNS names */
  readonly at?: Machine;
};

const faultAt = async (
  url: string,
  { status, holds }: Probe,
  { ask, at }: Asking,
): Promise<string | undefined> => {
  try {
    const answer = await ask(url, at);
    if (answer.status !== status) return `${answer.status} が返りました(期待 ${status})`;
    return holds.test(answer.body) ? undefined : '別のサーバーの応答です';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Asks a stage from outside whether it serves; throws Mistake when it does not. */
export const smoke = async (
  { stage, appOrigin }: StageSettings,
  { say, ...asking }: Asking & { readonly say: (line: string) => void },
): Promise<void> => {
  let faults = 0;
  const { at } = asking;
  if (at !== undefined) say(`接続先: ${at.host}:${at.port}(名前は ${appOrigin})`);
  for (const probe of probes) {
    const url = `${appOrigin}${probe.path}`;
    // oxlint-disable-next-line no-await-in-loop -- one answer after the other, as they are printed
    const fault = await faultAt(url, probe, asking);
    const end = fault === undefined ? '' : `: ${fault}`;
    say(`${fault === undefined ? '合格' : '不合格'}  ${probe.purpose} ${url}${end}`);
    if (fault !== undefined) faults += 1;
  }
  if (faults > 0) throw new Mistake(`${stage} は ${faults} 件の確認に不合格です。`);
};

/** The letter to customers after a restore; the person in charge fills in what only people know. */
export const noticeOf = (day: string): readonly string[] => [
  'お客様への通知文(責任者が【 】を埋め、担当者のメールから送ります):',
  '  件名: 【重要】サービス復旧のお知らせ',
  '  平素よりご利用いただきありがとうございます。',
  '  【発生時刻】に発生した障害により、サービスをご利用いただけない状態となっておりましたが、【復旧時刻】に復旧いたしました。',
  `  データは【復旧ポイントの日時】の時点に戻っております(復元日 ${day})。それ以後に登録された内容は、お手数ですが再度ご登録ください。`,
  '  【大阪へ切り替えた場合】パスワードの再設定が必要です。お手数ですが、サインイン画面の「パスワードを忘れた」から企業コードとメールアドレスを入力し、届いたメールのリンクで新しいパスワードを設定してください。',
  '  ご迷惑をおかけしましたことをお詫び申し上げます。',
];
