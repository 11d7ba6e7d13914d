import type { CapturedMail } from './captured-mail.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Japan has had no summer time since 1951, so its clock is UTC plus nine hours. */
const japaneseTime = (instant: string): string =>
  new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

const row = (label: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `<dt>${label}</dt><dd>${values.map(escaped).join('<br>')}</dd>`;

const attachmentLine = ({ fileName, contentType, content }: CapturedMail['attachments'][number]): string =>
  `${fileName} (${contentType}、${Buffer.from(content, 'base64').length} バイト)`;

const article = (mail: CapturedMail): string => `<article id="${escaped(mail.id)}">
<h2>${escaped(mail.subject === '' ? '(件名なし)' : mail.subject)}</h2>
<dl>${row('日時', [`${japaneseTime(mail.receivedAt)} (日本時間)`])}${row('差出人', [mail.from])}${row(
  '宛先',
  mail.to,
)}${row('CC', mail.cc)}${row('BCC', mail.bcc)}${row('返信先', mail.replyTo)}${row('添付', mail.attachments.map(attachmentLine))}</dl>
<pre>${escaped(mail.text === '' ? '(テキスト本文なし)' : mail.text)}</pre>
${mail.html === undefined ? '' : '<p>このメールには HTML 本文もあります (ここでは表示しません)。</p>'}
</article>`;

const style = `body{font-family:sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;line-height:1.6}
article{border:1px solid #bbb;border-radius:.5rem;padding:0 1rem 1rem;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:1rem;margin:0}`;

/** The page of the mails caught on this machine, in the order given (newest first); nothing in it is active. */
export const mailPage = (mails: readonly CapturedMail[]): string => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>送信メール (${mails.length} 通)</title>
<style>${style}</style>
</head>
<body>
<h1>送信メール</h1>
<p>このマシンで送られたメールです。外部には送信されていません。新しい順に ${mails.length} 通。</p>
<main>
${mails.length === 0 ? '<p>メールはまだありません。</p>' : mails.map(article).join('\n')}
</main>
</body>
</html>
`;
