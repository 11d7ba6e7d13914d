import type { Look } from './look-at-file.ts';
import type { Looks } from './looks.ts';

/** One sentence that says what is wrong with the file and what to do. Empty for a sound one. */
export const sayLook = (look: Look): string => {
  switch (look.looks) {
    case 'sound':
      return '';
    case 'damaged':
      return 'ファイルが壊れているか、途中で切れています。元のファイルを開けるか確かめて、もう一度添付してください。';
    case 'encrypted':
      return 'パスワード付きのPDFです。パスワードを解除してから添付してください。';
    case 'misnamed':
      return `${look.saidToBe}として選ばれましたが、中身は${look.seen.name}です。正しいファイルを添付してください。`;
    case 'unknown':
      return 'ファイルの中身を確かめられませんでした。画像かPDFにして、もう一度添付してください。';
  }
};

/** What a file that was kept all the same is called beside its name. */
export const looksLabel: Readonly<Record<Exclude<Looks, 'sound'>, string>> = {
  damaged: '壊れたファイル',
  encrypted: 'パスワード付きのファイル',
  misnamed: '名前と中身の違うファイル',
  unknown: '中身を確かめられないファイル',
};
