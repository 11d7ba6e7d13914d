import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';
import { readRegistrationNumber, type RegistrationNumber } from './registration-number.ts';

/** 取消, and 失効. */
export const registrationEnds = ['cancelled', 'expired'] as const;
export type RegistrationEnd = (typeof registrationEnds)[number];

/** What the register says of a number. */
export type PublishedIssuer = {
  readonly registeredFrom: CalendarDate;
  /** From this day on it is none: 取消 or 失効. */
  readonly endedOn?: CalendarDate;
  readonly ended?: RegistrationEnd;
};

export type RegisterLine =
  | { readonly kind: 'issuer'; readonly number: RegistrationNumber; readonly issuer: PublishedIssuer }
  /** 削除: it is published no more. */
  | { readonly kind: 'withdrawn'; readonly number: RegistrationNumber }
  /** 履歴: the newest row of the number says what holds. */
  | { readonly kind: 'former' }
  | { readonly kind: 'unreadable' };

/**
 * Columns of the published CSV, from 0: 一連番号, 登録番号, 事業者処理区分, 訂正区分, 人格区分, 国内外区分, 最新履歴, 登録年月日,
 * 更新年月日, 取消年月日, 失効年月日, and 13 of addresses and names (適格請求書発行事業者公表サイト, ダウンロードファイルの
 * リソース定義書). Held in 2026-11 against three independent readers of these files, which name the same 24 in this order.
 */
const columns = { number: 1, process: 2, latest: 6, registered: 7, cancelled: 9, expired: 10 } as const;
const mostColumns = 30;

const withdrawn = '99';
const former = '0';

/** No cell of these columns holds a comma; names and addresses behind them may. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split(',', mostColumns)
    .slice(0, columns.expired + 1)
    .map((cell) => cell.replaceAll('"', '').trim());

/** One line of the full file or of one of differences (全件データ, 差分データ). */
export const readRegisterLine = (line: string): RegisterLine => {
  const cells = cellsOf(line);
  const cell = (name: keyof typeof columns): string => cells[columns[name]] ?? '';
  const number = readRegistrationNumber(cell('number'));
  if (number === undefined) return { kind: 'unreadable' };
  if (cell('process') === withdrawn) return { kind: 'withdrawn', number };
  if (cell('latest') === former) return { kind: 'former' };
  const [registeredFrom, cancelled, expired] = [cell('registered'), cell('cancelled'), cell('expired')];
  const endedOn = cancelled === '' ? expired : cancelled;
  if (!isCalendarDate(registeredFrom)) return { kind: 'unreadable' };
  if (endedOn === '') return { kind: 'issuer', number, issuer: { registeredFrom } };
  if (!isCalendarDate(endedOn)) return { kind: 'unreadable' };
  const ended = cancelled === '' ? 'expired' : 'cancelled';
  return { kind: 'issuer', number, issuer: { registeredFrom, endedOn, ended } };
};
