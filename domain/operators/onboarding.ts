/** What is made of a new company, in this order; each step leaves alone what is there already. */
export const onboardingSteps = {
  asked: '受付',
  code: '企業コードの確保',
  keys: '会社ごとの暗号鍵の作成',
  masters: '会社設定の準備',
  people: '最初の管理者の登録',
  contract: '契約の登録',
  account: 'サインインの準備',
  guide: '利用開始のご案内のメール',
  password: '仮パスワードのメール',
} as const;
export type OnboardingStep = keyof typeof onboardingSteps;
export const everyOnboardingStep = [
  'asked',
  'code',
  'keys',
  'masters',
  'people',
  'contract',
  'account',
  'guide',
  'password',
] as const satisfies readonly OnboardingStep[];

/** 最初の管理者へのメール: two, so that neither of them alone opens an account (9.2.4). */
export const welcomeMailKinds = ['guide', 'password'] as const satisfies readonly OnboardingStep[];
export type WelcomeMailKind = (typeof welcomeMailKinds)[number];

/** Why an onboarding stopped, and what to do. */
export const onboardingFaults = {
  'code-taken': {
    words: '企業コードは別の会社が使っています',
    todo: 'この開設を取りやめ、別の企業コードで開設し直してください。',
  },
  'mail-refused': {
    words: 'メールを送れませんでした',
    todo: 'メールアドレスと送信の状況を確かめてから、再開してください。',
  },
  'mail-unknown': {
    words: '送信状況不明',
    todo: 'メールが届いたかどうかを宛先に確かめ、「送り直す」か「届いたものとして進める」を選んで再開してください。自動では送り直しません。',
  },
  unexpected: {
    words: '処理の途中で失敗しました',
    todo: '少し待ってから再開してください。続くときは、監視の記録を確かめてください。',
  },
} as const satisfies Record<string, { readonly words: string; readonly todo: string }>;
export type OnboardingFault = keyof typeof onboardingFaults;
export const everyOnboardingFault = [
  'code-taken',
  'mail-refused',
  'mail-unknown',
  'unexpected',
] as const satisfies readonly OnboardingFault[];

export const onboardingStates = ['running', 'stopped', 'done', 'given-up'] as const;
export type OnboardingState = (typeof onboardingStates)[number];

/** What becomes of a mail whose fate is unknown: an operator says it, nothing else does. */
export const mailVerdicts = ['send-again', 'was-sent'] as const;
export type MailVerdict = (typeof mailVerdicts)[number];

/** Ends the run, which an operator begins again. */
export class OnboardingStop extends Error {
  override readonly name = 'OnboardingStop';
  readonly fault: OnboardingFault;
  constructor(fault: OnboardingFault) {
    super(`the onboarding stops: ${fault}`);
    this.fault = fault;
  }
}
