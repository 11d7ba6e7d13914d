import type { Refusal } from './refusals.ts';

/** `detail` says what to do; `{name}` is replaced by the refusal's fact of that name. */
type ProblemText = { readonly title: string; readonly detail: string };

const retry = 'しばらく待ってから、もう一度お試しください。';

export const problemTexts = {
  'already-processed': {
    title: '処理済みの申請です',
    detail: 'この申請は既に処理済みです。画面を更新して最新の状態を確認してください。',
  },
  'route-has-nobody': {
    title: '承認者がいません',
    detail: '承認ステップ「{step}」の承認者が見つかりません。テナント管理者に連絡してください。',
  },
  'route-step-too-wide': {
    title: '承認者が多すぎます',
    detail:
      '承認ルートの「{step}」の承認者が{approversMax}人を超えるため、提出できません。管理者に承認ルートの変更を依頼してください。',
  },

  'claim-changed-meanwhile': {
    title: '申請が更新されています',
    detail: '他の画面または他の人がこの申請を更新しました。画面を更新してからやり直してください。',
  },
  'claim-not-submittable': {
    title: '申請を提出できません',
    detail: '表示された項目を直してから、もう一度提出してください。',
  },
  'idempotency-key-reused': {
    title: '同じ操作番号で内容が異なります',
    detail: '同じ操作番号が別の内容で使われました。画面を更新してからやり直してください。',
  },

  'claim-closed-for-receipts': {
    title: 'この申請には証憑を追加できません',
    detail:
      'この申請は提出済みか破棄済みのため、証憑を追加・変更できません。画面を更新して最新の状態を確認してください。',
  },
  'evidence-in-use': {
    title: '証憑は使用中です',
    detail: 'この証憑は他の申請に添付されています。別の証憑を選んでください。',
  },
  'rendition-impossible': {
    title: '画像を表示できません',
    detail: 'このファイルは画面に表示できません。ダウンロードして確認してください。',
  },
  'rendition-switched-off': {
    title: '画像を表示できません',
    detail: 'HEIC・HEIFの画像は画面に表示できません。ダウンロードして確認してください。',
  },
  'evidence-unsound': {
    title: '証憑として扱えないファイルです',
    detail: '{says}',
  },
  'evidence-not-stored': {
    title: '証憑のアップロードが終わっていません',
    detail: '証憑のアップロードが完了していないか、内容が一致しません。もう一度アップロードしてください。',
  },

  'export-changed-meanwhile': {
    title: '出力が更新されています',
    detail: '他の画面または他の人が同時に出力しました。画面を更新して内容を確認してください。',
  },
  'export-needs-reason': {
    title: '理由を入力してください',
    detail: 'このファイルは既にダウンロードされています。もう一度ダウンロードする理由を入力してください。',
  },
  'export-has-nothing': {
    title: '出力する仕訳がありません',
    detail: 'この月には、まだ出力していない仕訳がありません。',
  },
  'export-needs-test': {
    title: '取込テストが必要です',
    detail:
      '未確認の税区分があります。テスト用のファイルを会計ソフトに取り込み、正しく読めたことを確認してから出力してください。',
  },
  'export-unmappable': {
    title: '会計ソフトのファイルに入らない内容があります',
    detail: '表示された文字や名称の代わりを指定して、もう一度出力してください。',
  },

  'body-too-large': {
    title: '送信データが大きすぎます',
    detail: '一度に送信できるのは 400 KB までです。内容を分けて送信してください。',
  },
  'content-type-unsupported': {
    title: '送信形式が違います',
    detail: 'Content-Type は application/json で送信してください。',
  },
  'csrf-missing': {
    title: '操作を確認できません',
    detail: '安全のため操作を受け付けませんでした。画面を再読み込みしてからやり直してください。',
  },
  'encoding-unsupported': {
    title: '文字コードが違います',
    detail:
      'UTF-8 として読み取れない文字が含まれています。文字コードを UTF-8 にして、もう一度送信してください。',
  },
  'input-malformed': {
    title: '入力内容に誤りがあります',
    detail: '表示された項目を直してください。',
  },
  'internal-error': {
    title: 'エラーが発生しました',
    detail: `処理を完了できませんでした。${retry}続く場合は問い合わせ番号を添えてご連絡ください。`,
  },
  'not-allowed': {
    title: '権限がありません',
    detail: 'この操作を行う権限がありません。必要な場合はテナント管理者に依頼してください。',
  },
  'not-found': {
    title: '見つかりません',
    detail: '指定されたデータは存在しないか、閲覧できません。',
  },
  'read-only': {
    title: 'メンテナンス中です',
    detail:
      'メンテナンスのため、いまは閲覧だけできます。{endsAround}ごろに再開する予定です。入力した内容はこの画面に残っています。',
  },
  'temporarily-unavailable': {
    title: '混み合っています',
    detail: `一時的に処理できません。入力内容は保存されていません。${retry}`,
  },

  'setting-changed-meanwhile': {
    title: '設定が更新されています',
    detail:
      '他の画面または他の人がこの設定を更新しました（第{version}版）。最新の内容を確認してからやり直してください。',
  },

  'challenge-expired': {
    title: '有効期限が切れました',
    detail: 'もう一度サインインからやり直してください。',
  },
  'code-wrong': {
    title: '確認コードが正しくありません',
    detail: 'コードが違うか、使用済みです。認証アプリに新しく表示された6桁のコードを入力してください。',
  },
  'ip-refused': {
    title: '接続元が許可されていません',
    detail: 'このネットワークからは利用できません。許可されたネットワークから接続してください。',
  },
  'login-failed': {
    title: 'サインインできません',
    detail:
      '企業コード、サインインID、パスワードのいずれかが正しくありません。パスワードを忘れたときや、システムの復旧後に初めてサインインするときは、「パスワードを忘れた」から再設定してください。',
  },
  'login-locked': {
    title: 'サインインを一時停止しています',
    detail:
      '間違ったパスワードが続いたため停止しています。正しいパスワードでもサインインできないので、{minutes}分以上待ってからお試しください。急ぐときは、「パスワードを忘れた」から再設定すると、すぐにサインインできます。',
  },
  'operator-login-failed': {
    title: 'サインインできません',
    detail: '運用者IDかパスワードが正しくありません。',
  },
  'password-reused': {
    title: '以前と同じパスワードです',
    detail: '最近使ったパスワードは使えません。別のパスワードを入力してください。',
  },
  'password-weak': {
    title: 'パスワードが条件を満たしていません',
    detail: '新しいパスワードが満たしていない条件: {rules}。直してから、もう一度お試しください。',
  },
  'password-wrong': {
    title: '現在のパスワードが正しくありません',
    detail: '現在のパスワードを確認して、もう一度入力してください。',
  },
  'reset-link-over': {
    title: 'このリンクは使えません',
    detail:
      'リンクの有効期限が切れたか、使用済みか、より新しいリンクが送られています。最新のメールのリンクを開くか、もう一度「パスワードを忘れた」から手続きしてください。',
  },
  'reset-too-many': {
    title: '受付を一時停止しています',
    detail:
      'パスワード再設定の受付が多いため、一時的に受け付けを停止しています。1時間ほど待ってから、もう一度お試しください。',
  },
  'signed-out': {
    title: 'サインインが必要です',
    detail: 'サインインしていないか、有効期限が切れました。もう一度サインインしてください。',
  },
  'tenant-inactive': {
    title: '利用できません',
    detail: 'ご契約が利用できる状態ではありません。貴社のテナント管理者に確認してください。',
  },
} as const satisfies Record<Refusal['kind'], ProblemText>;
