import { fileTypeNames } from '#domain/evidence/file-types.ts';

/** Sentences for what the API cannot say itself: no answer, no session, no page. */
export const outageWords = {
  title: '処理できませんでした',
  connectionLost:
    'サーバーにつながりませんでした。通信環境を確かめて、もう一度お試しください。二重に登録されることはありません。',
  unknownAnswer:
    '応答を読み取れませんでした。処理の結果は、画面を読み込み直して確かめてください。二重に登録されることはありません。',
  serverFailed: 'サーバーで問題が起きました。しばらくしてから、もう一度お試しください。',
  refused: '受け付けられませんでした。内容を確かめて、もう一度お試しください。',
  offline: 'オフラインです。つながるまで、保存や申請はできません。',
} as const;

/** While a company may only read. */
export const maintenanceWords = {
  title: 'メンテナンス中です（閲覧のみ）',
  banner: (until: string) =>
    `保存・申請・承認などは ${until} ごろに再開する予定です。入力中の内容はこの画面に残り、再開後に保存できます。`,
  waiting:
    'メンテナンス中のため、まだ保存していません。再開後に自動で保存します。この画面を閉じないでください',
} as const;

/** While a newer client than this page's is there. */
export const versionWords = {
  title: '新しい版があります',
  lead: '入力中の申請は保存してから、新しい版に切り替えます。',
  open: '新しい版を開く',
  load: '新しい版を読み込む',
  unsaved:
    'まだ保存できていない内容があります。保存が終わってから開いてください。破棄して開くと、その内容は失われます。',
  typed: (fields: readonly string[]) =>
    `入力中の内容があります（${fields.join('、')}）。登録するか消してから開いてください。破棄して開くと、その内容は失われます。`,
  discard: '破棄して開く',
} as const;

type Named = { readonly name: string; readonly companyName: string };

/** What a page says whose person is not the one who is signed in. */
export const sessionWords = {
  loses: '別の人で続けると、この画面に入力中の内容は失われます。',
  signedOut: (name: string) =>
    `サインインの有効期限が切れたか、サインアウトされています。${name}さんとしてサインインすると、入力中の内容のまま続けられます。`,
  somebodyElse: (
    {
      user,
      company,
    }: { readonly user: { readonly name: string }; readonly company: { readonly name: string } },
    now: Named,
  ) =>
    `このブラウザーでは、いま${now.name}さん（${now.companyName}）がサインインしています。この画面は${user.name}さん（${company.name}）のものです。${user.name}さんとして再サインインすると、入力中の内容のまま続けられます。`,
} as const;

export const pageWords = {
  notFoundTitle: 'ページが見つかりません',
  notFound: 'お探しのページや申請は、ないか、見る権限がありません。',
  forbiddenTitle: 'この画面を開く権限がありません',
  forbidden: '必要なときは、権限を管理する担当者にロールの追加を依頼してください。',
  failedTitle: '画面を表示できませんでした',
  broken:
    '画面の表示中に問題が起きました。もう一度読み込んでください。繰り返すときは、お問い合わせ番号を管理の担当者にお知らせください。',
  replaced: 'この画面を開いたあとに、新しい版が公開されました。新しい版を読み込むと、続けられます。',
  home: 'ホームへ',
  noNumber: 'なし',
  filesMissing: '画面のファイルを読み込めませんでした。通信環境を確かめて、もう一度お試しください。',
  loadAgain: 'もう一度読み込む',
} as const;

export const uploadWords = {
  empty: '空のファイルは添付できません。',
  tooLarge: '20MBを超えるファイルは添付できません。小さくしてから添付してください。',
  unsupported: `添付できるのは ${fileTypeNames} のファイルです。`,
  failed: 'アップロードできませんでした。',
  unreadable: 'ファイルを読めませんでした。移動や変更をしていないか確かめて、もう一度選んでください。',
  keepMeans: '添付として残すこともできますが、証憑の添付とは扱われません。',
} as const;
