/** A whole number as people type it: `１，６３０`, `1,630円`, `￥1630`. Undefined for anything else, also for a minus and for more than 12 digits. */
export const numberTyped = (text: string): number | undefined => {
  const digits = text.normalize('NFKC').replaceAll(/[,、\s円¥\\]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
};
