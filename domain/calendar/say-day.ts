/** 「2026年4月」, of `2026-04`. */
export const sayMonth = (month: string): string => {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
};

/** 「2026年4月1日」, of `2026-04-01`. */
export const sayDay = (day: string): string => {
  const [year, month, number] = day.split('-');
  return `${year}年${Number(month)}月${Number(number)}日`;
};
